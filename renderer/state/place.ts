/** Where a person is in the program. A place names records by id only; it never holds content. */
import type {
  CaseId,
  EntityId,
  ImportId,
  ListId,
  MentionId,
  PacketId,
  QuarantineId,
  SignalId,
} from '../../src/contract/ids.ts'
import type { InboxTab } from '../../src/contract/inbox.ts'
import type { PurposeInput } from '../../src/contract/shapes.ts'

export type Place =
  | { readonly screen: 'inbox'; readonly tab?: InboxTab; readonly sender?: string; readonly signal?: SignalId }
  | { readonly screen: 'signal'; readonly signal: SignalId; readonly mention?: MentionId }
  | { readonly screen: 'tasks' }
  | { readonly screen: 'releases' }
  | { readonly screen: 'release'; readonly packet: PacketId }
  | { readonly screen: 'cases' }
  | { readonly screen: 'case'; readonly case: CaseId }
  | { readonly screen: 'network'; readonly case?: CaseId }
  /** R1: whoever opens a person says why; the purpose comes along from the signal, case or search. */
  | { readonly screen: 'person'; readonly entity: EntityId; readonly purpose: PurposeInput }
  /** `make`: opens the form of a new packet, about this case or person. */
  | { readonly screen: 'packets'; readonly make?: { readonly case?: CaseId; readonly entity?: EntityId } }
  | { readonly screen: 'packet'; readonly packet: PacketId }
  | { readonly screen: 'recipients' }
  /** The question, why it is asked, other spellings and the chosen result: going back brings them again. */
  | {
      readonly screen: 'search'
      readonly words?: string
      readonly purpose?: PurposeInput
      readonly spellings?: readonly string[]
      readonly selected?: string
    }
  | {
      readonly screen: 'import'
      readonly run?: ImportId
      /** Rows of a list that waits for a choice. */
      readonly list?: ListId
      /** The form of a note, with the way it came in. */
      readonly note?: 'phone' | 'desk'
    }
  | { readonly screen: 'quarantine'; readonly entry?: QuarantineId }
  | { readonly screen: 'log' }
  | { readonly screen: 'settings' }
  | { readonly screen: 'limits' }
export type ScreenName = Place['screen']
