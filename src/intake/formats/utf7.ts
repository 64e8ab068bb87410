/** UTF-7, which no platform decodes any more and old mail still comes in. */

/** RFC 2152: runs between + and - are UTF-16 in base64. */
export function fromUtf7(text: string): string {
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_whole, run: string) => (run === '' ? '+' : fromBase64Utf16(run)))
}

function fromBase64Utf16(run: string): string {
  const padded = run.length % 4 === 1 ? run.slice(0, -1) : run
  const raw = Uint8Array.from(atob(padded), character => character.charCodeAt(0))
  return new TextDecoder('utf-16be').decode(raw.subarray(0, raw.length & ~1))
}
