import { GridListItem } from 'react-aria-components'
import type { QuarantineEntry } from '../../../src/contract/quarantine.ts'
import type { BoundAction } from '../../actions/use-action.ts'
import { useNow } from '../../app/use-now.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { cx } from '../../components/cx.ts'
import { Foreign } from '../../components/foreign.tsx'
import { Icon } from '../../components/icon.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { reasonWords } from '../../i18n/reason-words.ts'
import styles from './quarantine.module.css'

interface EntryProps {
  readonly entry: QuarantineEntry
  /** What can be done; only on the one that is selected. */
  readonly actions: readonly BoundAction[]
}

/** One item: its name as received, why it is here, what can be done. */
export function Entry({ entry: { id, label, code, red, at, asked }, actions }: EntryProps) {
  const { t, language, formatMoment } = useTexts()
  const now = useNow()
  const { what, next } = reasonWords(code, t, language)
  return (
    <GridListItem className={styles.entry ?? ''} id={id} textValue={label}>
      <span className={cx(styles.badge, red && styles.red)}>
        <Icon name={red ? 'blocked' : 'attachment'} />
      </span>
      <div className={styles.words}>
        <div className={styles.head}>
          <span className={styles.name}>
            <Foreign text={label} />
          </span>
          {red && (
            <Tag kind="outline" icon="reviewers">
              {t('quarantine.red')}
            </Tag>
          )}
          <span className={styles.when}>{formatMoment(at, now)}</span>
        </div>
        <p className={cx(styles.reason, red && styles.redText)}>{what}</p>
        <p className={styles.next}>{next}</p>
        {asked !== null && (
          <p className={styles.asked}>
            {asked.byMe ? (
              t('quarantine.askedByMe')
            ) : (
              <Foreign text={t('quarantine.askedBy', { name: asked.by, why: asked.because })} />
            )}
          </p>
        )}
        {actions.length > 0 && (
          <div className={styles.buttons}>
            {actions.map((action, place) => (
              <ActionButton
                of={action}
                key={action.label}
                size="small"
                withIcon={false}
                kind={place === 0 ? 'primary' : 'plain'}
              />
            ))}
          </div>
        )}
      </div>
    </GridListItem>
  )
}
