import type { FoundItem } from '../../../src/contract/search.ts'
import type { BoundAction } from '../../actions/use-action.ts'
import { PartnerTag } from '../../app/partner-tag.tsx'
import { useNow } from '../../app/use-now.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { EntityChip } from '../../components/entity-chip.tsx'
import { Facts } from '../../components/facts.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Because } from './because.tsx'
import styles from './search.module.css'

interface PreviewProps {
  readonly item: FoundItem | undefined
  readonly open: BoundAction
  readonly toCase: BoundAction
}

/** Why the chosen result is one. What it says is seen by opening it, which the log notes. */
export function Preview({ item, open, toCase }: PreviewProps) {
  const { t } = useTexts()
  if (item === undefined) return <p className={styles.quiet}>{t('search.chooseOne')}</p>
  return (
    <div className={styles.previewText}>
      {item.kind === 'entity' ? (
        <EntityChip kind={item.entityKind} label={item.label} isLinked />
      ) : (
        <h2 className={styles.previewTitle}>
          <Foreign text={item.title} /> <span className={styles.number}>{item.number}</span>
        </h2>
      )}
      <ItemFacts item={item} />
      <h3 className={styles.heading}>{t('search.why')}</h3>
      <ul className={styles.reasons}>
        {item.reasons.map((because, index) => (
          <li key={index}>
            <Because because={because} />
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>{t('search.openLogged')}</p>
      <ActionButton of={open} withIcon={false} />
      {item.kind === 'signal' && <ActionButton of={toCase} />}
    </div>
  )
}

function ItemFacts({ item }: { readonly item: FoundItem }) {
  const { t, formatMoment } = useTexts()
  const now = useNow()
  if (item.kind === 'case') return null
  const cases = item.cases.map(({ number }) => number).join(', ')
  const inCases = [t('search.cases'), cases === '' ? t('search.noCase') : cases] as const
  return (
    <Facts
      rows={
        item.kind === 'signal'
          ? [
              [t('search.received'), formatMoment(item.at, now)],
              ...(item.sender === null
                ? []
                : [[t('search.sender'), <PartnerTag code={item.sender} key="sender" />] as const]),
              inCases,
            ]
          : [[t('search.mentionedIn'), item.signals.map(({ number }) => number).join(', ')], inCases]
      }
    />
  )
}
