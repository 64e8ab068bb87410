/** Tables of the vault itself: keys of terms, originals' bytes, devices, work in hand. No record of the domain. */
import {
  blob,
  blobOrNull,
  flag,
  idOf,
  integer,
  integerKey,
  integerOrNull,
  oneOf,
  plain,
  record,
  ref,
  refOrNull,
  text,
  textOrNull,
} from './table.ts'

export const dataKey = plain(
  'data_key',
  { id: text(), key: blobOrNull(), owner: text(), destroyed: flag() },
  {
    primaryKey: 'id',
    indexes: ['owner'],
    checks: ['CHECK ((destroyed = 1) = (key IS NULL))'],
  },
)
export const tombstone = plain(
  'tombstone',
  { key_id: text(), reason: text(), at: integer(), rows: integer() },
  { primaryKey: 'key_id' },
)
export const device = plain('device', { id: text(), letters: text(), bytes: blob() }, { primaryKey: 'id' })
export const vaultSecret = plain('vault_secret', { name: text(), bytes: blob() }, { primaryKey: 'name' })
export const pending = plain('pending', { id: text(), bytes: blob() }, { primaryKey: 'id' })
/** Work owed by a transaction: done after it, again after a crash. */
export const job = plain('job', { id: integerKey(), kind: text(), subject: text(), attempts: integer() })
export const stepJournal = plain(
  'step_journal',
  { act: text(), phase: text(), detail: textOrNull(), at: integer() },
  { primaryKey: 'act' },
)
export const draft = plain(
  'draft',
  { id: text(), user: text(), screen: text(), text: text(), at: integer() },
  { primaryKey: 'id' },
)
/** When something that must be repeated was done last, and in which log entry. */
export const careMoment = plain(
  'care_moment',
  { name: text(), at: integer(), entry: integer() },
  { primaryKey: 'name' },
)
/** The last number given out per device and kind: `2016-NH-0042`. */
export const numberBlock = plain(
  'number_block',
  { kind: text(), year: integer(), last: integer() },
  { primaryKey: 'kind, year' },
)

/** A file or part as received, without bytes (R47). `kept_as` says what of it is kept (R7). */
export const original = record(
  'original',
  {
    parent: refOrNull('original'),
    name: text(),
    media_type: text(),
    declared_type: textOrNull(),
    size_bytes: integer(),
    sha256: text(),
    sha512: text(),
    dup: text(),
    kept_as: oneOf('bytes', 'rebuilt', 'extract_only', 'quarantine'),
    kept_sha256: textOrNull(),
    rows: integerOrNull(),
  },
  { indexes: ['dup', 'parent'] },
)
export const originalKey = plain(
  'original_key',
  { original: text(), id: blob(), key: blob() },
  { primaryKey: 'original' },
)
export const originalRow = plain('original_row', { original: text(), sealed: blob() }, { primaryKey: 'original' })

/** Text of an original as one reader read it; a new reading is a new extract (R46). */
export const extract = record(
  'extract',
  {
    original: refOrNull('original'),
    subject_of: idOf(),
    engine: text(),
    charset_declared: textOrNull(),
    charset_used: textOrNull(),
    text: text(),
    structure: text(),
    reading: oneOf('read', 'typed', 'transcribed', 'machine_read'),
    has_text: flag(),
  },
  { indexes: ['original', 'subject_of'] },
)
/** An exact place in an extract or picture: offsets in UTF-16 code units, end excluded (W3C selectors, R46). */
export const passage = record(
  'passage',
  {
    extract: ref('extract'),
    start: integer(),
    end: integer(),
    quote: text(),
    prefix: text(),
    suffix: text(),
    page: integerOrNull(),
    row: textOrNull(),
    region: textOrNull(),
    transcribed: flag(),
  },
  { indexes: ['extract'], checks: ['CHECK (start >= 0 AND "end" >= start)'] },
)
/** Which extracts stand in the text index, under a rowid that means nothing elsewhere. */
export const indexedExtract = plain(
  'indexed_extract',
  { local: integerKey(), extract: text() },
  {
    indexes: ['UNIQUE extract'],
    extraDdl: [
      `CREATE VIRTUAL TABLE text_index USING fts5(words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");`,
      `INSERT INTO text_index(text_index, rank) VALUES ('secure-delete', 1);`,
    ],
  },
)

export const vaultTables = [
  dataKey,
  tombstone,
  device,
  vaultSecret,
  pending,
  job,
  stepJournal,
  draft,
  careMoment,
  numberBlock,
  original,
  originalKey,
  originalRow,
  extract,
  passage,
  indexedExtract,
] as const
