import type { EntityDetail, StatementRow } from '../../../src/contract/entities.ts'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Card } from './card.tsx'
import { Source } from './source.tsx'
import styles from './person.module.css'

const hidden: ReadonlySet<StatementRow['property']> = new Set(['name', 'said'])

/** Numbers and dates as each source gives them. */
export function Facts({ of: { statements, kind } }: { readonly of: EntityDetail }) {
  const { t } = useTexts()
  const rows = Map.groupBy(
    statements.filter(row => !hidden.has(row.property)),
    row => row.property,
  )
  return (
    <Card title={t('person.facts')}>
      {rows.size === 0 && <p className={styles.body}>{t('person.noFacts')}</p>}
      <dl className={styles.facts}>
        {[...rows].map(([property, own]) => (
          <div className={styles.fact} key={property}>
            <dt>{t(`property.${property}`)}</dt>
            {[...Map.groupBy(own, row => `${row.polarity} ${row.value}`).values()].map(same => (
              <dd key={`${same[0]?.polarity ?? ''} ${same[0]?.value ?? ''}`}>
                <span className={styles.value}>
                  <Foreign text={same[0]?.value ?? ''} />
                </span>
                {same.map(row => (
                  <Source of={row} key={row.id} />
                ))}
              </dd>
            ))}
          </div>
        ))}
      </dl>
      {kind === 'person' && <Notice kind="info">{t('person.never')}</Notice>}
    </Card>
  )
}
