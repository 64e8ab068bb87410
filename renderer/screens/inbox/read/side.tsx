import type { SignalId } from '../../../../src/contract/ids.ts'
import type { InboxSummary } from '../../../../src/contract/inbox.ts'
import type { SignalDetail } from '../../../../src/contract/signals.ts'
import { useCodes } from '../../../app/use-codes.ts'
import { useConditionWords } from '../../../app/use-condition-words.ts'
import { Button } from '../../../components/button.tsx'
import { EntityChip } from '../../../components/entity-chip.tsx'
import { Foreign } from '../../../components/foreign.tsx'
import { Tag } from '../../../components/tag.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import type { OpenSignal } from '../use-signal.ts'
import { namedIn } from './named.ts'
import { Related } from './related.tsx'
import { Term } from './term.tsx'
import styles from './side.module.css'

interface SideProps {
  readonly signal: SignalDetail
  readonly open: OpenSignal
  readonly summary: InboxSummary
  readonly onOpen: (signal: SignalId) => void
  readonly onCompare: (signal: SignalId) => void
}

/** What to weigh before deciding: the term, the conditions, who is named, what speaks against it, what looks related. */
export function Side({ signal, open, summary, onOpen, onCompare }: SideProps) {
  const { t } = useTexts()
  return (
    <div className={styles.side}>
      <Term signal={signal} summary={summary} />
      <Conditions signal={signal} />
      <Named open={open} signal={signal} />
      <Contradictions heading={t('inbox.against')} signals={signal.contradictedBy} onOpen={onOpen} />
      <Contradictions heading={t('inbox.againstThat')} signals={signal.contradicts} onOpen={onOpen} />
      {open.related !== undefined && (
        <Related signal={signal} related={open.related} onOpen={onOpen} onCompare={onCompare} />
      )}
    </div>
  )
}

function Conditions({ signal }: { readonly signal: SignalDetail }) {
  const { t } = useTexts()
  const { books } = useCodes()
  const conditionWords = useConditionWords()
  const { code, assumed } = signal.handling
  const isBlocking = books?.handlingCodes.list.find(entry => entry.code === code)?.blocksOnward === true
  return (
    <section>
      <h3 className={styles.heading}>{t('inbox.conditions')}</h3>
      <div className={styles.tags}>
        <Tag kind={isBlocking && !assumed ? 'stop' : 'neutral'} {...(isBlocking ? { icon: 'condition' } : {})}>
          {assumed ? t('inbox.assumed', { code }) : code}
        </Tag>
        {signal.conditions.map(condition => (
          <Tag key={condition.id}>{conditionWords({ code: condition.code, ...condition.parameters })}</Tag>
        ))}
      </div>
      {signal.conditions.length === 0 && <p className={styles.hint}>{t('inbox.noConditions')}</p>}
    </section>
  )
}

function Named({ open, signal }: { readonly open: OpenSignal; readonly signal: SignalDetail }) {
  const { t } = useTexts()
  const { chips, numbers } = namedIn(open, signal.reporterIn)
  return (
    <section>
      <h3 className={styles.heading}>{t('inbox.named')}</h3>
      {chips.length + numbers.length === 0 ? (
        <p className={styles.hint}>{t('inbox.namedNone')}</p>
      ) : (
        <div className={styles.tags}>
          {chips.map(chip => (
            <EntityChip {...chip} key={`${chip.kind} ${chip.label}`} />
          ))}
          {numbers.map(number => (
            <Tag icon="idCard" key={number}>
              <Foreign text={number} />
            </Tag>
          ))}
        </div>
      )}
      {chips.some(({ isLinked }) => !isLinked) && <p className={styles.hint}>{t('inbox.namedHint')}</p>}
    </section>
  )
}

/** R16: at the same size as what looks related, and above it. */
function Contradictions({
  heading,
  signals,
  onOpen,
}: {
  readonly heading: string
  readonly signals: SignalDetail['contradicts']
  readonly onOpen: (signal: SignalId) => void
}) {
  const { t } = useTexts()
  if (signals.length === 0) return null
  return (
    <section>
      <h3 className={styles.heading}>{heading}</h3>
      {signals.map(other => (
        <div className={styles.card} key={other.id}>
          <div className={styles.cardHead}>
            <span className={styles.number}>{other.number}</span>
            <Button size="small" onPress={() => onOpen(other.id)}>
              {t('inbox.openSignal')}
            </Button>
          </div>
          <Foreign text={other.title} />
        </div>
      ))}
    </section>
  )
}
