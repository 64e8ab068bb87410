import { useState } from 'react'
import type { Auditor } from '../../../src/contract/audit.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { Tag } from '../../components/tag.tsx'
import { TextFileButton } from '../../components/text-file-button.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './log.module.css'

/** The cards of auditors: one person takes a card in, another compares the groups; only then it counts. */
export function AuditorList({ auditors }: { readonly auditors: readonly Auditor[] }) {
  const { t } = useTexts()
  const { audit } = useQueries()
  const [asked, setAsked] = useState<{ readonly auditor: Auditor; readonly act: 'confirm' | 'remove' } | null>(null)
  const done = { onDone: () => setAsked(null) }
  const add = useCommand(audit.auditorAdd)
  const confirm = useCommand(audit.auditorConfirm, done)
  const remove = useCommand(audit.auditorRemove, done)
  const problem = confirm.problem ?? remove.problem
  return (
    <section className={styles.form}>
      <div className={styles.detailHead}>
        <h3 className={styles.small}>{t('log.auditors')}</h3>
        <TextFileButton most={16_384} label={t('log.auditorAdd')} onText={card => add.run({ card })} />
      </div>
      {add.problem !== undefined && (
        <Notice kind="stop">
          {add.problem.text} {add.problem.next}
        </Notice>
      )}
      {auditors.length === 0 && <p className={styles.quiet}>{t('log.auditorNone')}</p>}
      <ul className={styles.chain}>
        {auditors.map(auditor => (
          <li className={styles.auditor} key={auditor.id}>
            <span>
              <Foreign text={auditor.name} />{' '}
              {auditor.confirmed ? (
                <Tag kind="ok" icon="check">
                  {t('log.auditorConfirmed')}
                </Tag>
              ) : (
                <Tag>{t(auditor.addedByMe ? 'log.auditorWaits' : 'log.auditorCompare')}</Tag>
              )}
              {auditor.groups.map(groups => (
                <span className={styles.groups} key={groups}>
                  {groups}
                </span>
              ))}
            </span>
            <span className={styles.acts}>
              {!auditor.confirmed && !auditor.addedByMe && (
                <Button size="small" onPress={() => setAsked({ auditor, act: 'confirm' })}>
                  {t('log.auditorConfirm')}
                </Button>
              )}
              <Button
                size="small"
                kind="light"
                label={t('log.auditorRemoveOf', { name: auditor.name })}
                onPress={() => setAsked({ auditor, act: 'remove' })}
              >
                {t('log.auditorRemove')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {asked !== null && (
        <ReasonDialog
          title={t(asked.act === 'confirm' ? 'log.auditorConfirm' : 'log.auditorRemove')}
          effect={t(asked.act === 'confirm' ? 'log.auditorConfirmEffect' : 'log.auditorRemoveEffect')}
          action={t(asked.act === 'confirm' ? 'log.auditorConfirmAction' : 'log.auditorRemoveAction')}
          isOpen
          isBusy={confirm.isBusy || remove.isBusy}
          problem={problem && `${problem.text} ${problem.next}`}
          onClose={() => setAsked(null)}
          onReason={reason => {
            if (asked.act === 'confirm') confirm.run({ auditor: asked.auditor.id, how: reason })
            else remove.run({ auditor: asked.auditor.id, because: reason })
          }}
        />
      )}
    </section>
  )
}
