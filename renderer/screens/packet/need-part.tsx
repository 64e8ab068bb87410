import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { NoteField } from './note-field.tsx'
import { NoteList } from './note-list.tsx'
import { Part } from './part.tsx'
import type { Step } from './steps.ts'
import styles from './packet.module.css'

interface NeedPartProps {
  readonly packet: PacketDetail
  readonly onActive: (step: Step) => void
}

/** The author's own words: why now, why not less, what is asked and what is not known. */
export function NeedPart({ packet, onActive }: NeedPartProps) {
  return (
    <Part step="need" isHeadingShown={false} onActive={onActive}>
      <div className={styles.pair}>
        <NoteField packet={packet} kind="necessity" />
        <NoteField packet={packet} kind="proportionality" />
      </div>
      <NoteField packet={packet} kind="summary" />
      <div className={styles.pair}>
        <NoteList packet={packet} kind="question" />
        <NoteList packet={packet} kind="unknown" />
      </div>
    </Part>
  )
}
