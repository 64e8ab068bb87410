import type { EntityDetail } from '../../../src/contract/entities.ts'
import { Foreign } from '../../components/foreign.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Card } from './card.tsx'
import { Source } from './source.tsx'
import styles from './person.module.css'

/** What cannot all hold, side by side and at one size (R16). */
export function Contradictions({ of: { contradictions, statements } }: { readonly of: EntityDetail }) {
  const { t } = useTexts()
  if (contradictions.length === 0) return null
  return (
    <Card title={t('person.contradictions')}>
      {contradictions.map(each => {
        const own = statements.filter(row => each.statements.includes(row.id))
        return (
          <div className={styles.clash} key={each.property}>
            <h3 className={styles.small}>{t(`property.${each.property}`)}</h3>
            <ul className={styles.sides}>
              {own.map(row => (
                <li className={styles.side} key={row.id}>
                  <span className={styles.value}>
                    <Foreign text={row.value} />
                  </span>
                  <Source of={row} />
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </Card>
  )
}
