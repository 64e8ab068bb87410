import { useState } from 'react'
import type { NoteRow } from '../../../src/contract/annotation.ts'
import { useAction } from '../../actions/use-action.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useNow } from '../../app/use-now.ts'
import { useCommand } from '../../app/use-command.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Empty } from '../../components/empty.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useDesk } from './desk.ts'
import { useSignal } from './use-signal.ts'
import styles from './panel.module.css'

/** Notes on passages: ours, never part of the original, and bound by everything that its source demands (R27, R46). */
export function NotesTab() {
  const { t } = useTexts()
  const { notes } = useSignal()
  const hasChosen = useDesk(desk => desk.chosen !== null)
  const make = useDesk(desk => desk.make)
  const add = useAction('signal.note', () => make('note'), {
    unavailable: hasChosen ? undefined : t('signal.chooseFirst'),
  })
  return (
    <div className={styles.tab}>
      {notes.length === 0 ? (
        <Empty icon="edit" title={t('signal.noNotes')} why={t('signal.noNotesWhy')} />
      ) : (
        <ul className={styles.rows}>
          {notes.map(note => (
            <Note note={note} key={note.id} />
          ))}
        </ul>
      )}
      <ActionButton of={add} size="small" />
    </div>
  )
}

function Note({ note }: { readonly note: NoteRow }) {
  const { t, formatMoment } = useTexts()
  const now = useNow()
  const [isAsked, setAsked] = useState(false)
  return (
    <li className={styles.row}>
      <div className={styles.first}>
        <Tag>{t(`signal.noteKind.${note.kind}`)}</Tag>
        <span className={styles.small}>{t('signal.byOn', { by: note.by, on: formatMoment(note.at, now) })}</span>
        <IconButton icon="trash" label={t('signal.withdrawNote')} onPress={() => setAsked(true)} />
      </div>
      <q className={styles.small}>
        <Foreign text={note.quote.replaceAll(/\s+/g, ' ')} />
      </q>
      <p>
        <Foreign text={note.text} />
      </p>
      <span className={styles.small}>
        {t('signal.noteTerms', { code: note.inherited.handling, count: note.inherited.conditions.length })}
      </span>
      {note.place === null && <span className={styles.small}>{t('signal.placeLost')}</span>}
      {isAsked && <Withdraw note={note} onClose={() => setAsked(false)} />}
    </li>
  )
}

function Withdraw({ note, onClose }: { readonly note: NoteRow; readonly onClose: () => void }) {
  const { t } = useTexts()
  const { annotations } = useQueries()
  const announce = useAnnounce()
  const withdraw = useCommand(annotations.withdrawNote, {
    onDone: () => {
      announce(t('signal.noteWithdrawn'))
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('signal.withdrawNote')}
      effect={t('signal.withdrawNoteEffect')}
      action={t('signal.withdrawNoteDo')}
      isOpen
      isBusy={withdraw.isBusy}
      problem={withdraw.problem?.text}
      onClose={onClose}
      onReason={because => withdraw.run({ note: note.id, because })}
    />
  )
}
