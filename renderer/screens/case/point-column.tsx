import { Link } from 'react-aria-components'
import type { CaseDetail, CaseSignal } from '../../../src/contract/cases.ts'
import type { BoundAction } from '../../actions/use-action.ts'
import { useNavigate } from '../../app/navigation-context.tsx'
import { PartnerTag } from '../../app/partner-tag.tsx'
import { ActionButton } from '../../components/action-button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Icon } from '../../components/icon.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { DraftPoint } from './assessment-draft.ts'
import { contradictionsIn } from './contradictions.ts'
import type { Assessment } from './use-assessment.ts'
import { CaseGrade } from './case-grade.tsx'
import styles from './case.module.css'

interface PointColumnProps {
  readonly side: 'for' | 'against'
  readonly detail: CaseDetail
  readonly assessment: Assessment
  readonly isOpen: boolean
  readonly add: BoundAction
}

/** One side of the weighing. What signals say against each other stands there by itself and cannot be taken away (R16). */
export function PointColumn({ side, detail, assessment, isOpen, add }: PointColumnProps) {
  const { t } = useTexts()
  const points = assessment.draft.points.filter(point => point.side === side)
  const against = side === 'against' ? contradictionsIn(detail.signals) : []
  return (
    <div className={side === 'for' ? styles.column : styles.columnAgainst}>
      <h3 className={styles.small}>
        <Icon name={side === 'for' ? 'claim' : 'against'} size="small" />
        {side === 'for' ? t('case.for') : t('case.against')}
      </h3>
      <ul className={styles.points}>
        {against.map(({ by, other, isInside }) => (
          <li className={styles.point} key={`${by.id} ${other.id}`}>
            <Contradiction by={by} other={other} isInside={isInside} signals={detail.signals} />
          </li>
        ))}
        {points.map((point, index) => (
          <li className={styles.point} key={index}>
            <div className={styles.pointText}>
              {point.text}
              <Sources point={point} signals={detail.signals} />
            </div>
            {isOpen && (
              <IconButton
                icon="close"
                label={t('case.removePoint', { text: point.text })}
                onPress={() => assessment.removePoint(point)}
              />
            )}
          </li>
        ))}
      </ul>
      {points.length + against.length === 0 && (
        <p className={styles.quiet}>{side === 'for' ? t('case.noneFor') : t('case.noneAgainst')}</p>
      )}
      {isOpen && <ActionButton of={add} size="small" />}
    </div>
  )
}

/** Each signal with its grade; the same origin counts once (R20). */
function Sources({ point, signals }: { readonly point: DraftPoint; readonly signals: readonly CaseSignal[] }) {
  const { t } = useTexts()
  const sources = signals.filter(({ id }) => point.signals.includes(id))
  if (point.signals.length === 0) return <span className={styles.quiet}>{t('case.noSource')}</span>
  if (sources.length === 0) return <span className={styles.quiet}>{t('case.sourceGone')}</span>
  return (
    <span className={styles.sources}>
      {sources.map(signal => (
        <SourceMark signal={signal} key={signal.id} />
      ))}
      {sources.length > 0 && (
        <span className={styles.quiet}>
          {t('case.origins', { count: new Set(sources.map(({ root }) => root)).size })}
        </span>
      )}
    </span>
  )
}

function SourceMark({ signal }: { readonly signal: CaseSignal }) {
  return (
    <>
      {signal.sender !== null && <PartnerTag code={signal.sender} />}
      <CaseGrade grades={signal.grades} />
    </>
  )
}

interface ContradictionProps {
  readonly by: Pick<CaseSignal, 'id' | 'number' | 'title'>
  readonly other: { readonly number: string }
  readonly isInside: boolean
  readonly signals: readonly CaseSignal[]
}

function Contradiction({ by, other, isInside, signals }: ContradictionProps) {
  const { t } = useTexts()
  const { go } = useNavigate()
  const source = signals.find(({ id }) => id === by.id)
  return (
    <div className={styles.pointText}>
      <Link className={styles.link ?? ''} onPress={() => go({ screen: 'signal', signal: by.id })}>
        <Foreign text={by.title} />
      </Link>
      <span className={styles.quiet}>{t('case.speaksAgainst', { number: by.number, other: other.number })}</span>
      <span className={styles.sources}>
        {source !== undefined && <SourceMark signal={source} />}
        {!isInside && <Tag kind="outline">{t('case.outside')}</Tag>}
      </span>
    </div>
  )
}
