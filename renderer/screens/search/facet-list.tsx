import type { FoundItem } from '../../../src/contract/search.ts'
import { usePartners } from '../../app/use-partners.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Icon } from '../../components/icon.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { isNarrowed, kindOf, kinds, noFacets, sendersOf, type Facets, type Kind } from './facets.ts'
import styles from './search.module.css'

interface FacetListProps {
  readonly items: readonly FoundItem[]
  readonly facets: Facets
  readonly onChange: (facets: Facets) => void
}

/** What can be narrowed to. No filter speaks of what people are (R10). */
export function FacetList({ items, facets, onChange }: FacetListProps) {
  const { t } = useTexts()
  const { short } = usePartners()
  const kindTexts: Readonly<Record<Kind, string>> = {
    signal: t('search.kindSignal'),
    person: t('search.kindPerson'),
    case: t('search.kindCase'),
    thing: t('search.kindThing'),
  }
  const senders = [...new Set(items.flatMap(sendersOf))]
    .map(code => ({ id: code, label: short(code) }))
    .toSorted((a, b) => a.label.localeCompare(b.label))
  const count = (holds: (item: FoundItem) => boolean): number => items.filter(holds).length
  return (
    <div className={styles.facets}>
      <FacetGroup
        heading={t('search.kinds')}
        options={kinds.map(kind => ({
          id: kind,
          label: kindTexts[kind],
          count: count(item => kindOf(item) === kind),
        }))}
        chosen={facets.kinds}
        onChange={chosen => onChange({ ...facets, kinds: chosen })}
      />
      {senders.length > 0 && (
        <FacetGroup
          heading={t('search.senders')}
          options={senders.map(sender => ({ ...sender, count: count(item => sendersOf(item).includes(sender.id)) }))}
          chosen={facets.senders}
          onChange={chosen => onChange({ ...facets, senders: chosen })}
        />
      )}
      <FacetGroup
        heading={t('search.grades')}
        options={[
          {
            id: 'graded' as const,
            label: t('search.graded'),
            count: count(item => item.kind === 'signal' && item.grade !== null),
          },
          {
            id: 'ungraded' as const,
            label: t('search.ungraded'),
            count: count(item => item.kind === 'signal' && item.grade === null),
          },
        ]}
        chosen={facets.graded}
        onChange={chosen => onChange({ ...facets, graded: chosen })}
      />
      <h2 className={styles.heading}>{t('search.period')}</h2>
      <DateField
        label={t('search.from')}
        name="from"
        value={facets.from}
        onChange={from => onChange({ ...facets, from })}
      />
      <DateField
        label={t('search.until')}
        name="until"
        value={facets.until}
        onChange={until => onChange({ ...facets, until })}
      />
      {isNarrowed(facets) && (
        <Button size="small" icon="close" onPress={() => onChange(noFacets)}>
          {t('search.clearFacets')}
        </Button>
      )}
      <p className={styles.never}>
        <Icon name="shield" />
        {t('search.never')}
      </p>
    </div>
  )
}

interface FacetGroupProps<Id extends string> {
  readonly heading: string
  readonly options: readonly { readonly id: Id; readonly label: string; readonly count: number }[]
  readonly chosen: readonly Id[]
  readonly onChange: (chosen: readonly Id[]) => void
}

function FacetGroup<Id extends string>({ heading, options, chosen, onChange }: FacetGroupProps<Id>) {
  const { formatCount } = useTexts()
  return (
    <section>
      <h2 className={styles.heading}>{heading}</h2>
      <ul className={styles.facetGroup}>
        {options.map(({ id, label, count }) => (
          <li key={id}>
            <Checkbox
              isSelected={chosen.includes(id)}
              onChange={isOn => onChange(isOn ? [...chosen, id] : chosen.filter(other => other !== id))}
            >
              {label}
              <span className={styles.count}>{formatCount(count)}</span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </section>
  )
}
