import { useQuery } from '@tanstack/react-query'
import { Answer } from '../../app/answer.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { CaseButton } from './case-button.tsx'
import styles from './choose-case.module.css'

/** A network belongs to one case: which one? */
export function ChooseCase() {
  const { t } = useTexts()
  const { go } = useNavigate()
  const cases = useQuery(useQueries().cases.list.queryOptions({ input: {} }))
  return (
    <>
      <PageHeader title={t('network.title')} />
      <div className={styles.page}>
        <Answer
          of={cases}
          empty={{
            when: rows => rows.length === 0,
            show: (
              <Empty
                icon="folder"
                title={t('network.noCases')}
                why={t('network.noCasesWhy')}
                action={<Button onPress={() => go({ screen: 'inbox' })}>{t('network.toInbox')}</Button>}
              />
            ),
          }}
        >
          {rows => (
            <section className={styles.choice} aria-labelledby="choose-case">
              <h2 className={styles.heading} id="choose-case">
                {t('network.choose')}
              </h2>
              <p className={styles.why}>{t('network.chooseWhy')}</p>
              <ul className={styles.list}>
                {rows.map(row => (
                  <li key={row.id}>
                    <CaseButton of={row} onPress={() => go({ screen: 'network', case: row.id })} />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </Answer>
      </div>
    </>
  )
}
