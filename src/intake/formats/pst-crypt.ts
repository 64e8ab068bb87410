/**
 * How Outlook veils the blocks of a mail store (MS-PST, section 5): a table, or three tables turned by a number of the block. Nobody
 * needs a password for either. The tables are those of section 5.1.
 */

const table = {
  forth: bytesOf(
    '41361362a8216ebbf416cc047f64e85d1ef2cb2a74c55e35d295479e962d9a88' +
      '4c7d843fdbac31b6485ff6c4d8398be7233b388ec8c1df25b120a546604e9cfb' +
      'aad35651457c550007c92b9d859b09a08fadb30f63ab894bd7a7155a716642bf' +
      '264a6b98faea7753b270052cfd593a867ece06eb827857c78d43afb41cd45bcd' +
      'e2e9274fc3087280cfb0eff5286dbe304d3492d50e3c2232e5e4f99fc2d10a81' +
      '12e1ee918376e397e6618a1779a4b7dc907a5c8c02a6ca69de501a1193b95287' +
      '58fced1d37491b6ae0293399bd6cd994f340546ff0c673b8d63e6518441fdd67' +
      '10f10c19ecae03a1147ba90bfff8a3c0a201f72ebc2468750dfeba2fb5d0da3d',
  ),
  /** Its own inverse. */
  turn: bytesOf(
    '14530f56b3c87a9ceb65481716159f02cc547c83000d0c0ba262a876dbd9edc7' +
      'c5a4dcac8574d6d0a79bae9a967166c36399b8dd73928e847da55ed15d93b157' +
      '5150808952944f4e0a6bbc8d7f6e47464140440111cb033ff7f4e1a98f3c3af9' +
      'fbf0193082092ec99da08649ee6f4d6dc42d813425871b88aafc06a11238fd4c' +
      '4272641337246a757743ffe6b44b365ce4d8353d45b92cecb7312b290768a30e' +
      '697b189e2139be281a5b78f523ca2ab0af3efe048ce7e5983295d3f64ae8a6ea' +
      'e9f3d52f7020f21f0567ad5510cecde3273bdabad7c226d4911dd21c2233f8fa' +
      'f15aefcf90b68bb5bdc0bf08971e6ce261e0c6c159abbb58de5fdf60797eb28a',
  ),
}
const back = inverseOf(table.forth)

export type Veil = 'none' | 'permute' | 'cyclic'

/** In place. `key`: the lower half of the block's id. */
export function unveil(bytes: Uint8Array, veil: Veil, key: number): void {
  if (veil === 'permute') for (let i = 0; i < bytes.length; i++) bytes[i] = at(back, at(bytes, i))
  if (veil !== 'cyclic') return
  let turn = (key ^ (key >>> 16)) & 0xffff
  for (let i = 0; i < bytes.length; i++) {
    const [low, high] = [turn & 0xff, turn >> 8]
    const first = at(table.forth, (at(bytes, i) + low) & 0xff)
    const second = at(table.turn, (first + high) & 0xff)
    bytes[i] = (at(back, (second - high) & 0xff) - low) & 0xff
    turn = (turn + 1) & 0xffff
  }
}

/** The other way, which nothing of the program needs but its test files do. */
export function veiled(bytes: Uint8Array, veil: Veil, key: number): Uint8Array {
  const made = bytes.slice()
  // The turning is its own inverse (section 5.2).
  if (veil === 'cyclic') unveil(made, veil, key)
  if (veil === 'permute') for (let i = 0; i < made.length; i++) made[i] = at(table.forth, at(made, i))
  return made
}

function at(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16))
}

function inverseOf(bytes: Uint8Array): Uint8Array {
  const inverse = new Uint8Array(bytes.length)
  for (const [i, value] of bytes.entries()) inverse[value] = i
  return inverse
}
