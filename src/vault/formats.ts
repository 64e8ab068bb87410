/**
 * Every constant of the vault's binary formats, in one place (security design §3 to §5). A released constant never changes:
 * the golden vectors in `test/conformance/vault-vectors.test.ts` hold them. Integers are little-endian.
 */
const MIB = 1024 * 1024

/** Header copies `vault.a.hdr` and `vault.b.hdr`. */
export const headerFormat = { magic: 'SKVAULT1', maxJsonBytes: 262_144, maxSlots: 32, maxLabelChars: 64 } as const

/** What a slot wraps: two seeds, 72 bytes. */
export const bundleFormat = { magic: 'SKUSER1\n', bytes: 72, seedBytes: 32 } as const

/** `schakel/1/<use>/<n>` */
export const derivationPrefix = 'schakel/1'

/** Checked before the passphrase function runs: a foreign header must not be able to order gigabytes. */
export const argon2Bounds = {
  minKib: 64 * 1024,
  maxKib: 1024 * 1024,
  minPasses: 3,
  maxPasses: 10,
  minLanes: 1,
  maxLanes: 8,
  saltBytes: 16,
} as const

/** Calibration at creation and at every change of passphrase. */
export const calibration = {
  candidatesKib: [64 * 1024, 128 * 1024, 256 * 1024, 512 * 1024],
  passes: 3,
  lanes: 4,
  limitMs: 800,
  ramShare: 8,
} as const

/** Paper shares of a secret, 40 bytes each. */
export const shareFormat = {
  domain: 'schakel/share/1\n',
  bytes: 40,
  checkBytes: 5,
  characters: 64,
  groupSize: 4,
} as const

/** Sealed bytes: original, quarantine, staging. */
export const blobFormat = {
  magic: 'SKBLOB1\n',
  version: 1,
  headerBytes: 64,
  chunkBytes: 65_536,
  tagBytes: 16,
  idBytes: 16,
  keyBytes: 32,
  /** Up to here an original is a row of the database, above it a file. */
  maxRowDataBytes: 262_144,
} as const

/** Anchor file: record A at 0, B at 4 096, the rest zero. */
export const anchorFormat = {
  magic: 'SKANCHR1',
  fileBytes: 8192,
  recordBytes: 256,
  secondRecordAt: 4096,
  macAt: 224,
  /** Further ahead than this is told once, with the number. */
  quietEntries: 64,
} as const

export const databaseFormat = { pageBytes: 16_384, keyBytes: 32, saltBytes: 16 } as const

export const passphraseBounds = { minChars: 15, longChars: 25, maxChars: 256 } as const

/** Seconds to wait before the attempt after n failures; then `laterSeconds`; after `maxFailures` the slot needs recovery. */
export const backOff = { delaysSeconds: [0, 0, 0, 5, 15, 30, 60, 300], laterSeconds: 900, maxFailures: 100 } as const

/** Days after which recovery is practised again, and everything verified. */
export const careTerms = { drillDays: 180, verifyDays: 7 } as const

export const stagingFormat = { streamReadBytes: MIB, orphanAfterMs: 24 * 3600 * 1000 } as const
