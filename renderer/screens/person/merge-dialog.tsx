import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Proposal } from '../../../src/contract/entities.ts'
import type { EntityId, MentionId } from '../../../src/contract/ids.ts'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { CompareTable } from './compare-table.tsx'
import styles from './person.module.css'

interface MergeDialogProps {
  readonly of: Proposal
  readonly left: EntityId | MentionId
  readonly right: EntityId | MentionId
  readonly onClose: () => void
  readonly onDone: () => void
}

/** What the two would be as one, and why a person says they are. Splitting gives both back (R31). */
export function MergeDialog({ of: proposal, left, right, onClose, onDone }: MergeDialogProps) {
  const { t } = useTexts()
  const { entities } = useQueries()
  const preview = useQuery(entities.mergePreview.queryOptions({ input: { left, right } }))
  const [because, setBecause] = useState('')
  const [isTried, setTried] = useState(false)
  const merge = useCommand(entities.merge, { onDone })
  const attach = useCommand(entities.attach, { onDone })
  const problem = merge.problem ?? attach.problem
  const isMissing = because.trim() === ''
  const decide = (): void => {
    setTried(true)
    if (isMissing || merge.isBusy || attach.isBusy) return
    const shown = proposal.against.map(reason => reason.code)
    const { left: one, right: other } = proposal
    if (one.entity !== null && other.entity !== null)
      merge.run({ left: one.entity, right: other.entity, because: because.trim(), shown })
    else {
      const [entity, mention] = [one.entity ?? other.entity, one.mention ?? other.mention]
      if (entity !== null && mention !== null) attach.run({ entity, mention, because: because.trim(), shown })
    }
  }
  return (
    <Dialog
      title={t('person.mergeTitle')}
      isOpen
      onClose={onClose}
      width="wide"
      actions={
        <>
          <Button onPress={onClose}>{t('dialog.cancel')}</Button>
          <Button kind="primary" isBusy={merge.isBusy || attach.isBusy} onPress={decide}>
            {t('person.mergeAction')}
          </Button>
        </>
      }
    >
      <p>{t('person.mergeEffect')}</p>
      <Answer of={preview}>
        {made => (
          <div className={styles.preview}>
            <p>
              <strong>
                <Foreign text={made.label} />
              </strong>{' '}
              {t('person.mergeCounts', {
                names: t('person.forms', { count: made.names.length }),
                origins: t('person.origins', { count: made.sources.length }),
              })}
            </p>
            <ul>
              {made.names.map(name => (
                <li key={`${name.script} ${name.surface}`}>
                  <Foreign text={name.surface} />
                </li>
              ))}
            </ul>
            {made.minor && <Notice kind="info">{t('person.mergeMinor')}</Notice>}
            {made.contradictions.map(clash => (
              <Notice kind="warn" key={clash.property}>
                {t(`property.${clash.property}`)}{' '}
                <Foreign
                  text={[
                    ...new Set(made.statements.filter(row => clash.statements.includes(row.id)).map(row => row.value)),
                  ].join(' / ')}
                />
              </Notice>
            ))}
          </div>
        )}
      </Answer>
      <CompareTable of={proposal} />
      <TextArea
        label={t('reason.label')}
        name="because"
        value={because}
        onChange={setBecause}
        help={t('reason.help')}
        error={isTried && isMissing ? t('reason.needed') : undefined}
        autoFocus
      />
      {problem !== undefined && <Notice kind="stop">{problem.text}</Notice>}
    </Dialog>
  )
}
