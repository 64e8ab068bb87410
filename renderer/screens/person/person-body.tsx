import { useRef } from 'react'
import type { EntityDetail } from '../../../src/contract/entities.ts'
import type { PurposeInput } from '../../../src/contract/shapes.ts'
import { useAction } from '../../actions/use-action.ts'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Button } from '../../components/button.tsx'
import { kindIcons } from '../../components/entity-kinds.ts'
import { Foreign } from '../../components/foreign.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Contradictions } from './contradictions.tsx'
import { Decided } from './decided.tsx'
import { Facts } from './facts.tsx'
import { Names } from './names.tsx'
import { Proposals } from './proposals.tsx'
import { Sources } from './sources.tsx'
import { Ties } from './ties.tsx'
import { Timeline } from './timeline.tsx'
import styles from './person.module.css'

interface PersonBodyProps {
  readonly of: EntityDetail
  readonly purpose: PurposeInput
}

export function PersonBody({ of: detail, purpose }: PersonBodyProps) {
  const { t } = useTexts()
  const { label } = useCodes()
  const { go } = useNavigate()
  const timeline = useRef<HTMLElement>(null)
  const [first] = detail.cases
  const alias = detail.names.find(
    name => name.script !== 'Latn' && name.script !== 'Zyyy' && name.surface !== detail.label,
  )
  const network = useAction(
    'person.network',
    () => {
      if (first !== undefined) go({ screen: 'network', case: first.id })
    },
    { unavailable: first === undefined ? t('person.noCase') : undefined },
  )
  useAction('person.timeline', () => timeline.current?.focus())
  const reason = label('searchPurposes', purpose.code)
  return (
    <div className={styles.page}>
      <PageHeader
        title={
          <>
            <Foreign text={detail.label} />
            {alias !== undefined && (
              <span className={styles.alias}>
                <Foreign text={alias.surface} />
              </span>
            )}
          </>
        }
        tags={
          <>
            <Tag icon={kindIcons[detail.kind]}>{t(`kind.${detail.kind}`)}</Tag>
            {detail.kind === 'location' && detail.subkind !== null && (
              <Tag>{label('locationKinds', detail.subkind)}</Tag>
            )}
            {detail.minor.value && <Tag kind="outline">{t('person.minor')}</Tag>}
            {detail.cases.map(each => (
              <Tag key={each.id}>{t('person.inCase', { number: each.number })}</Tag>
            ))}
            <Tag kind="outline" icon="flag">
              {purpose.reference === undefined
                ? t('person.openedFor', { purpose: reason })
                : t('person.openedForRef', { purpose: reason, reference: purpose.reference })}
            </Tag>
          </>
        }
        actions={
          <>
            <ActionButton of={network} />
            {detail.cases.map(each => (
              <Button icon="folder" key={each.id} onPress={() => go({ screen: 'case', case: each.id })}>
                {each.number}
              </Button>
            ))}
          </>
        }
      />
      <div className={styles.columns}>
        <div className={styles.column} data-pane tabIndex={-1} role="region" aria-label={t('person.left')}>
          <Names of={detail} />
          <Facts of={detail} />
        </div>
        <div className={styles.middle} data-pane tabIndex={-1} role="region" aria-label={t('person.middle')}>
          <Contradictions of={detail} />
          <Proposals of={detail} purpose={purpose} />
          <Timeline of={detail} box={timeline} />
          <Decided of={detail} />
        </div>
        <div className={styles.column} data-pane tabIndex={-1} role="region" aria-label={t('person.right')}>
          <Sources of={detail} />
          <Ties of={detail} purpose={purpose} />
        </div>
      </div>
    </div>
  )
}
