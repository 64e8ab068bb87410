import { ListBox, ListBoxItem } from 'react-aria-components'
import type { MentionRow } from '../../../src/contract/annotation.ts'
import { useAction } from '../../actions/use-action.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useUndo } from '../../app/undo.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Foreign } from '../../components/foreign.tsx'
import { KeyCaps } from '../../components/key-caps.tsx'
import { Notice } from '../../components/notice.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useSignal } from './use-signal.ts'
import styles from './picker.module.css'

interface BelongsToProps {
  readonly mention: MentionRow
  readonly onDone: () => void
}

/** Whose number or date it is: one of the people who were linked in this signal, chosen by hand (R37). */
export function BelongsTo({ mention, onDone }: BelongsToProps) {
  const { t } = useTexts()
  const { entities } = useQueries()
  const { attached } = useSignal()
  const announce = useAnnounce()
  const undo = useUndo()
  const people = [...new Map(attached.filter(({ kind }) => kind === 'person').map(row => [row.entity, row])).values()]
  const attach = useCommand(entities.attach, {
    onDone: ({ decisions }, { entity }) => {
      const text = t('signal.linkedTo', { whom: people.find(row => row.entity === entity)?.label ?? '' })
      announce(text)
      const last = decisions.at(-1)
      if (last !== undefined) undo.offer({ text, decision: last })
      onDone()
    },
  })
  const choose = (entity: string): void => {
    const person = people.find(row => row.entity === entity)
    if (person !== undefined && !attach.isBusy)
      attach.run({ entity: person.entity, mention: person.mention, together: [mention.id] })
  }
  useAction('signal.pick', key => {
    const person = people[Number(key) - 1]
    if (person !== undefined) choose(person.entity)
  })
  if (people.length === 0) return <p className={styles.why}>{t('signal.belongsToNobody')}</p>
  return (
    <>
      <p className={styles.why}>{t('signal.belongsTo')}</p>
      {attach.problem !== undefined && <Notice kind="stop">{`${attach.problem.text} ${attach.problem.next}`}</Notice>}
      <ListBox
        className={styles.list ?? ''}
        aria-label={t('signal.belongsTo')}
        selectionMode="none"
        onAction={key => choose(String(key))}
      >
        {people.map((person, index) => (
          <ListBoxItem
            className={styles.candidate ?? ''}
            id={person.entity}
            key={person.entity}
            textValue={person.label}
          >
            <strong>
              <Foreign text={person.label} />
            </strong>
            {index < 9 && <KeyCaps caps={[String(index + 1)]} />}
          </ListBoxItem>
        ))}
      </ListBox>
    </>
  )
}
