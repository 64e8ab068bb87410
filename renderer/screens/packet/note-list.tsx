import { useState } from 'react'
import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './packet.module.css'

interface NoteListProps {
  readonly packet: PacketDetail
  readonly kind: 'question' | 'unknown'
}

/** Words of which there are several: what is asked, what is not known. */
export function NoteList({ packet, kind }: NoteListProps) {
  const { t } = useTexts()
  const queries = useQueries()
  const [text, setText] = useState('')
  const add = useCommand(queries.packets.note, { onDone: () => setText('') })
  const remove = useCommand(queries.packets.removeNote)
  const notes = packet.notes.filter(note => note.kind === kind)
  const problem = add.problem ?? remove.problem
  return (
    <div className={styles.notes}>
      <h3 className={styles.subheading}>{t(`packet.note.${kind}s`)}</h3>
      <ul className={styles.lines}>
        {notes.map(note => (
          <li className={styles.line} key={note.id}>
            <span className={styles.words}>{note.text}</span>
            <IconButton
              icon="close"
              label={t('packet.note.remove', { text: note.text })}
              onPress={() => remove.run({ note: note.id, because: t('packet.note.removed') })}
            />
          </li>
        ))}
      </ul>
      <form
        className={styles.addLine}
        onSubmit={event => {
          event.preventDefault()
          if (text.trim() !== '' && !add.isBusy) add.run({ packet: packet.id, kind, text: text.trim() })
        }}
      >
        <TextField label={t(`packet.note.${kind}Add`)} name={kind} value={text} onChange={setText} />
        <Button type="submit" isBusy={add.isBusy}>
          {t('packet.note.add')}
        </Button>
      </form>
      {problem !== undefined && <Notice kind="stop">{problem.text}</Notice>}
    </div>
  )
}
