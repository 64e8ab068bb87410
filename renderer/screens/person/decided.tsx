import { useState } from 'react'
import type { EntityDetail } from '../../../src/contract/entities.ts'
import type { DecisionId } from '../../../src/contract/ids.ts'
import { useNow } from '../../app/use-now.ts'
import { Button } from '../../components/button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Card } from './card.tsx'
import { SplitDialog } from './split-dialog.tsx'
import styles from './person.module.css'

/** What people decided about this person before, and the way back (R31, R39). */
export function Decided({ of: { merges, pairs } }: { readonly of: EntityDetail }) {
  const { t, formatMoment } = useTexts()
  const now = useNow()
  const [split, setSplit] = useState<DecisionId | null>(null)
  if (merges.length === 0 && pairs.length === 0) return null
  return (
    <Card title={t('person.decided')}>
      <ul>
        {merges.map(each => (
          <li className={styles.row} key={each.decision}>
            <div className={styles.grow}>
              <Foreign text={t('person.merged', { left: each.leftLabel, right: each.rightLabel })} />
              <div className={styles.quiet}>
                {t('person.by', { name: each.by, moment: formatMoment(each.at, now) })}{' '}
                <Foreign text={each.because ?? ''} />
              </div>
            </div>
            <Button size="small" icon="split" onPress={() => setSplit(each.decision)}>
              {t('person.split')}
            </Button>
          </li>
        ))}
        {pairs.map(each => (
          <li className={styles.row} key={each.decision}>
            <div className={styles.grow}>
              <Foreign
                text={t(each.kind === 'not_same' ? 'person.notSameAs' : 'person.undecidedAs', { name: each.label })}
              />
              <div className={styles.quiet}>
                {t('person.by', { name: each.by, moment: formatMoment(each.at, now) })}{' '}
                <Foreign text={each.because ?? ''} />
              </div>
            </div>
          </li>
        ))}
      </ul>
      {split !== null && <SplitDialog decision={split} onClose={() => setSplit(null)} />}
    </Card>
  )
}
