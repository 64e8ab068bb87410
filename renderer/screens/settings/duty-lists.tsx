import type { ReactNode } from 'react'
import type { UserDuties } from '../../../src/contract/vault.ts'
import { useNow } from '../../app/use-now.ts'
import { Button } from '../../components/button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { PacketStateTag } from '../../components/packet-state-tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './settings.module.css'

interface DutyListsProps {
  readonly duties: UserDuties
  readonly isBusy: boolean
  readonly onGive: (kind: 'case' | 'task', id: string, what: string) => void
}

/** What somebody still has open: work that can be given to a colleague, and what follows from leaving. */
export function DutyLists({ duties, isBusy, onGive }: DutyListsProps) {
  const { t, formatDay } = useTexts()
  const now = useNow()
  const { cases, tasks, packets, drafts, certificates, user } = duties
  const giving = (kind: 'case' | 'task', id: string, what: string) => (
    <Button
      size="small"
      isBusy={isBusy}
      label={t('settings.leaveGiveOf', { what })}
      onPress={() => onGive(kind, id, what)}
    >
      {t('settings.leaveGive')}
    </Button>
  )
  return (
    <>
      <List title={t('settings.leaveCases')} count={cases.length}>
        {cases.map(({ id, number, title, alone }) => (
          <li className={styles.duty} key={id}>
            <span>
              <bdi>{number}</bdi> <Foreign text={title} />
              {alone && <span className={styles.quiet}> {t('settings.leaveAlone')}</span>}
            </span>
            {giving('case', id, number)}
          </li>
        ))}
      </List>
      <List title={t('settings.leaveTasks')} count={tasks.length}>
        {tasks.map(({ id, what, dueOn }) => (
          <li className={styles.duty} key={id}>
            <span>
              <Foreign text={what} /> <span className={styles.quiet}>{formatDay(Date.parse(dueOn), now)}</span>
            </span>
            {giving('task', id, what)}
          </li>
        ))}
      </List>
      <List title={t('settings.leavePackets')} count={packets.length}>
        {packets.map(({ id, number, state }) => (
          <li className={styles.duty} key={id}>
            <bdi>{number}</bdi>
            <PacketStateTag state={state} />
          </li>
        ))}
      </List>
      {packets.length > 0 && <p className={styles.quiet}>{t('settings.leavePacketsWhat')}</p>}
      <section>
        <h3>{t('settings.leaveRest')}</h3>
        <ul className={styles.rest}>
          {drafts > 0 && <li>{t('settings.leaveDrafts', { count: drafts })}</li>}
          {certificates.map(({ serial }) => (
            <li key={serial}>{t('settings.leaveCertificate', { serial })}</li>
          ))}
          <li>{t('settings.leaveSlot', { number: String(user.slot) })}</li>
        </ul>
      </section>
    </>
  )
}

interface ListProps {
  readonly title: string
  readonly count: number
  readonly children: ReactNode
}

function List({ title, count, children }: ListProps) {
  const { t } = useTexts()
  return (
    <section>
      <h3>{title}</h3>
      {count === 0 ? (
        <p className={styles.quiet}>{t('settings.leaveNothing')}</p>
      ) : (
        <ul className={styles.duties}>{children}</ul>
      )}
    </section>
  )
}
