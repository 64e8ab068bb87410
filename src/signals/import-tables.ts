/** An act of import, what became of each of its units, and how far it is: enough to account for all of it, and to carry on after a cut. */
import { idOf, idOfOrNull, integer, oneOf, plain, record, text, textOrNull } from '../vault/index.ts'
import { channels } from './channel-tables.ts'

export const unitOutcomes = ['registered', 'list', 'duplicate', 'quarantined', 'refused'] as const

/** One act of import; the sum over its units closes (R48). */
export const importRun = record('import_run', { purpose: text(), channel: oneOf(...channels), started_at: integer() })
export const importUnit = record(
  'import_unit',
  {
    run: idOf(),
    /** With its fingerprint only of a unit of before schema 5: see `importUnitName`. */
    label: text(),
    outcome: oneOf(...unitOutcomes),
    code: textOrNull(),
    signal: idOfOrNull(),
    size_bytes: integer(),
    sha256: textOrNull(),
  },
  { indexes: ['run'] },
)
/** The name of a unit as delivered, and its fingerprint: both may tell of a person, so they are kept with what the unit became. */
export const importUnitName = record(
  'import_unit_name',
  {
    unit: idOf(),
    /** The signal, the delivery of a list, the entry of quarantine; null for what was refused. */
    became: idOfOrNull(),
    label: text(),
    sha256: textOrNull(),
  },
  { indexes: ['unit'] },
)
/** How far an import is. `running` without one that runs: it was cut short. */
export const importCourse = plain(
  'import_course',
  {
    run: text(),
    state: oneOf('running', 'paused', 'stopped', 'done'),
    /** Files that were offered, and of these not read because a person stopped it. */
    files: integer(),
    bytes: integer(),
    not_read: integer(),
  },
  { primaryKey: 'run' },
)
/** What a person offered and is not wholly taken in yet; the row goes in the act that takes in the last of it. */
export const importFile = plain(
  'import_file',
  {
    run: text(),
    place: integer(),
    path: text(),
    label: text(),
    size_bytes: integer(),
    refused: textOrNull(),
    /** Units of it that are in already, of a file of several. */
    units: integer(),
    sha256: textOrNull(),
  },
  { primaryKey: 'run, place' },
)

export const importTables = [importRun, importUnit, importUnitName, importCourse, importFile] as const
