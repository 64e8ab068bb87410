/** Files of ours that readers need. They are handed in by name, because a cell reads no files; the name may come from a document. */

export type SupplyFolder = 'character-maps' | 'pdf-decoders' | 'recognition'

export interface Supplies {
  /** Null when there is no file of that name. */
  file(folder: SupplyFolder, name: string): Promise<Uint8Array<ArrayBuffer> | null>
}

/** For callers that have nothing to supply: what needs a file of ours then stays unread. */
export const noSupplies: Supplies = { file: () => Promise.resolve(null) }

/** What a file of each folder can be called; no other name is looked for. */
const names: Readonly<Record<SupplyFolder, RegExp>> = {
  'character-maps': /^[\w-]{1,64}\.bcmap$/,
  'pdf-decoders': /^(?:jbig2|openjpeg|qcms_bg)\.wasm$/,
  recognition: /^(?:engine\.wasm|[a-z]{3}\.traineddata\.gz)$/,
}

export function isSupplied(folder: string, name: string): folder is SupplyFolder {
  return Object.entries(names).some(([known, pattern]) => known === folder && pattern.test(name))
}
