import type { IconName } from '../components/icons.ts'
import type { PlainKey } from '../i18n/catalogue.ts'

/** One thing a person can do, wherever it is offered: button, key, palette, key bar, key sheet. */
export interface ActionRow {
  readonly text: PlainKey
  /** Names as key-names.ts makes them; a sequence has spaces: `g p`. */
  readonly keys?: readonly string[]
  readonly icon?: IconName
  /** Shown in the bar at the foot of the screen. */
  readonly bar?: boolean
  /** Works in text fields and over dialogs too. */
  readonly always?: boolean
}
/** Ids are `<screen>.<verb>`; the part before the dot groups them on the key sheet. */
export type ActionRows = Readonly<Record<string, ActionRow>>
