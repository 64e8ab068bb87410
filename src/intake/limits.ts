/**
 * Every bound of intake, in one place (docs: security design §9, table of limits). Sizes are bytes, times milliseconds.
 * A number here is judged before memory is spent on what it bounds, and again while it is spent.
 */
const KiB = 1024
const MiB = 1024 * KiB
const GiB = 1024 * MiB

export const limits = {
  fileBytes: 500 * MiB,
  /** What one grant may hold once its folders are walked. */
  delivery: { files: 50_000, depth: 32 },
  cell: {
    /** Wall time of one item; then the cell is killed. */
    itemMs: 60_000,
    memoryBytes: 512 * MiB,
    /** A cell serves at most so many items, or so many bytes, of one delivery. */
    items: 500,
    bytes: 256 * MiB,
    /** What one answer may weigh, frame and all. */
    replyBytes: 64 * MiB,
  },
  /** Bytes and text that the readers put into one answer. Below `cell.replyBytes`: structure, escapes and names need room too. */
  replyContentBytes: 56 * MiB,
  mail: {
    messageBytes: 50 * MiB,
    depth: 20,
    parts: 500,
    nestedMails: 3,
    headerBytes: 256 * KiB,
    addresses: 1_000,
  },
  /**
   * A mailbox is read in parts: so many messages an answer, or so many bytes of them, and so many of its bytes at once; more of them where
   * one message fills a part, and then more than a message may be.
   */
  mailbox: { messages: 500, answerBytes: 16 * MiB, partBytes: 16 * MiB, largestPartBytes: 64 * MiB },
  /** A mail store or mailbox may be larger than a file: nobody holds it whole. */
  store: {
    bytes: 4 * GiB,
    messages: 100_000,
    folderDepth: 32,
    /** UTF-16 units of all the folders around an item. */
    folderName: 200,
    folderBytes: 4 * MiB,
    namesBytes: 16 * MiB,
  },
  archive: {
    depth: 3,
    entries: 5_000,
    totalBytes: 2 * GiB,
    entryBytes: 500 * MiB,
    /** Unpacked : packed of one entry, looked at above `ratioFromBytes`; and of the whole archive. */
    entryRatio: 200,
    totalRatio: 100,
    ratioFromBytes: MiB,
  },
  /** Documents inside one delivered file, at any depth. */
  documents: 5_000,
  name: { bytes: 255, pathBytes: 1_024 },
  text: { lineBytes: MiB, fieldBytes: 4 * MiB, characters: 16 * MiB },
  csv: { rows: 1_000_000, columns: 500 },
  pdf: {
    bytes: 200 * MiB,
    pages: 2_000,
    objects: 1_000_000,
    pagePixels: 25_000_000,
    pageMs: 10_000,
  },
  image: { pixels: 100_000_000 },
  /** Pages of one picture or scan whose words a program reads at one request; each may take as long as an item. */
  recognition: { pages: 200 },
  /** Storages inside storages of a compound file: an item four messages deep needs nine. */
  cfb: { depth: 32 },
  xml: { depth: 64 },
  json: { depth: 64, bytes: 100 * MiB },
} as const
