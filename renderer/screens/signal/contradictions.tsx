import { useNavigate } from '../../app/navigation-context.tsx'
import { Button } from '../../components/button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Icon } from '../../components/icon.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useSignal } from './use-signal.ts'
import styles from './signal.module.css'

/** What speaks against this signal, and what it speaks against, before its own words and at their size (R16). */
export function Contradictions() {
  const { t } = useTexts()
  const { go } = useNavigate()
  const { contradictedBy, contradicts } = useSignal().detail
  const groups = [
    { heading: t('signal.contradictedBy'), rows: contradictedBy },
    { heading: t('signal.contradicts'), rows: contradicts },
  ].filter(({ rows }) => rows.length > 0)
  return groups.map(({ heading, rows }) => (
    <section className={styles.against} key={heading} aria-label={heading}>
      <h2 className={styles.againstHead}>
        <Icon name="against" />
        {heading}
      </h2>
      <ul>
        {rows.map(({ id, number, title }) => (
          <li className={styles.againstRow} key={id}>
            <Button kind="light" onPress={() => go({ screen: 'signal', signal: id })}>
              {number} <Foreign text={title} />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  ))
}
