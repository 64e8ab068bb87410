import type { CaseDetail } from '../../../src/contract/cases.ts'
import type { BoundAction } from '../../actions/use-action.ts'
import { useDays } from '../../app/use-days.ts'
import { useNow } from '../../app/use-now.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Button } from '../../components/button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './case.module.css'

interface CaseHeaderProps {
  readonly detail: CaseDetail
  readonly network: BoundAction
  readonly packet: BoundAction
  readonly share: BoundAction
  readonly end: BoundAction
}

export function CaseHeader({ detail, network, packet, share, end }: CaseHeaderProps) {
  const { t, formatDay } = useTexts()
  const now = useNow()
  const days = useDays()
  return (
    <PageHeader
      title={<Foreign text={detail.title} />}
      tags={
        <>
          <span className={styles.number}>{detail.number}</span>
          <Tag kind={detail.state === 'open' ? 'accent' : detail.state === 'review' ? 'warn' : 'neutral'}>
            {t(`case.state_${detail.state}`)}
          </Tag>
          <Button size="small" icon="lock" onPress={share.run}>
            {t('case.access', { count: detail.members.length })}
          </Button>
          <span className={styles.quiet}>
            {t('case.opened', { day: formatDay(detail.openedAt, now) })}
            {detail.reviewOn !== null && `, ${t('case.review', { day: days.format(detail.reviewOn) })}`}
          </span>
        </>
      }
      actions={
        <>
          <ActionButton of={end} kind="light" />
          <ActionButton of={network} />
          <ActionButton of={packet} kind="primary" />
        </>
      }
    />
  )
}
