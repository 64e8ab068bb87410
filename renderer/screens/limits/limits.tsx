import { PageHeader } from '../../components/page-header.tsx'
import type { PlainKey } from '../../i18n/catalogue.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './limits.module.css'

const people = [
  'limits.people1',
  'limits.people2',
  'limits.people3',
  'limits.people4',
  'limits.people5',
  'limits.people6',
] as const
const itself = ['limits.itself1', 'limits.itself2', 'limits.itself3', 'limits.itself4', 'limits.itself5'] as const
const against = [
  'limits.against1',
  'limits.against2',
  'limits.against3',
  'limits.against4',
  'limits.against5',
  'limits.against6',
  'limits.against7',
  'limits.against8',
  'limits.against9',
  'limits.against10',
  'limits.against11',
  'limits.against12',
] as const

/** Said openly, in every role (R88). */
export function Limits() {
  const { t } = useTexts()
  return (
    <>
      <PageHeader title={t('limits.title')} under={<p className={styles.intro}>{t('limits.intro')}</p>} />
      <div className={styles.page}>
        <Sentences heading={t('limits.peopleHead')} keys={people} />
        <Sentences heading={t('limits.itselfHead')} keys={itself} />
        <Sentences heading={t('limits.againstHead')} intro={t('limits.againstIntro')} keys={against} isNumbered />
        <section>
          <h2 className={styles.heading}>{t('limits.auditHead')}</h2>
          <p>{t('limits.audit')}</p>
        </section>
        <section>
          <h2 className={styles.heading}>{t('limits.afterHead')}</h2>
          <p>{t('limits.after')}</p>
        </section>
      </div>
    </>
  )
}

interface SentencesProps {
  readonly heading: string
  readonly intro?: string
  readonly keys: readonly PlainKey[]
  readonly isNumbered?: boolean
}

function Sentences({ heading, intro, keys, isNumbered = false }: SentencesProps) {
  const { t } = useTexts()
  const List = isNumbered ? 'ol' : 'ul'
  return (
    <section>
      <h2 className={styles.heading}>{heading}</h2>
      {intro !== undefined && <p>{intro}</p>}
      <List className={isNumbered ? styles.numbered : styles.list}>
        {keys.map(key => (
          <li key={key}>{t(key)}</li>
        ))}
      </List>
    </section>
  )
}
