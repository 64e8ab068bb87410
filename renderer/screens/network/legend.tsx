import type { EntityKind } from '../../../src/contract/entities.ts'
import { cx } from '../../components/cx.ts'
import { kindIcons } from '../../components/entity-kinds.ts'
import { Icon } from '../../components/icon.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Drawing } from './drawing.ts'
import styles from './legend.module.css'

const order: readonly EntityKind[] = ['person', 'contact_point', 'vehicle', 'organisation', 'location', 'event']

/** What shapes and lines mean; the picture and the list use the same words. */
export function Legend({ drawing }: { readonly drawing: Drawing }) {
  const { t } = useTexts()
  const kinds = new Set(drawing.nodes.map(node => node.kind))
  return (
    <dl className={styles.legend} aria-label={t('network.legend')}>
      {order
        .filter(kind => kinds.has(kind))
        .map(kind => (
          <div className={styles.entry} key={kind}>
            <dt className={cx(styles.kind, styles[kind])}>
              <Icon name={kindIcons[kind]} size="small" />
            </dt>
            <dd>{t(`kind.${kind}`)}</dd>
          </div>
        ))}
      {drawing.lines.length > 0 && (
        <>
          <div className={styles.entry}>
            <dt className={styles.line} />
            <dd>{t('network.legendLine')}</dd>
          </div>
          <div className={styles.entry}>
            <dt className={cx(styles.line, styles.dashed)} />
            <dd>{t('network.legendUncertain')}</dd>
          </div>
        </>
      )}
      {drawing.lines.some(line => line.isHeld) && (
        <div className={styles.entry}>
          <dt className={styles.hand}>
            <Icon name="condition" size="small" />
          </dt>
          <dd>{t('network.legendHand')}</dd>
        </div>
      )}
      {drawing.areas.length > 0 && (
        <div className={styles.entry}>
          <dt className={styles.area} />
          <dd>{t('network.legendContext')}</dd>
        </div>
      )}
    </dl>
  )
}
