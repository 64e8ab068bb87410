import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './packets.module.css'

/** What was provided and turned out unfounded, for each recipient, until it was put right (R57). Absent when there is none. */
export function Rectifications() {
  const { t } = useTexts()
  const { go } = useNavigate()
  const { data: open = [] } = useQuery(useQueries().packets.rectifications.queryOptions({ input: {} }))
  if (open.length === 0) return null
  return (
    <section className={styles.rectify} aria-labelledby="rectify">
      <Notice kind="warn">
        <h2 className={styles.heading} id="rectify">
          {t('packets.rectify')}
        </h2>
        <p>{t('packets.rectifyWhy')}</p>
        <ul className={styles.open}>
          {open.map(({ packet, number, recipient, items }) => (
            <li className={styles.openRow} key={packet}>
              {t('packets.rectifyRow', { number, recipient, items: items.join(', ') })}
              <Button size="small" onPress={() => go({ screen: 'packet', packet })}>
                {t('packets.open')}
              </Button>
            </li>
          ))}
        </ul>
      </Notice>
    </section>
  )
}
