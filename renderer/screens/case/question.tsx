import type { CaseDetail } from '../../../src/contract/cases.ts'
import { useCodes } from '../../app/use-codes.ts'
import { useNow } from '../../app/use-now.ts'
import { Button } from '../../components/button.tsx'
import { Facts } from '../../components/facts.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Popover } from '../../components/popover.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './case.module.css'

/** The one question of the case, who asked it, and on what ground it is kept. */
export function Question({ detail }: { readonly detail: CaseDetail }) {
  const { t, formatDay } = useTexts()
  const { label } = useCodes()
  const now = useNow()
  const { assessment } = detail
  return (
    <section className={styles.question} aria-label={t('case.question')}>
      <h2 className={styles.small}>{t('case.question')}</h2>
      <p className={styles.questionText}>
        <Foreign text={assessment?.question ?? detail.question} />
      </p>
      <div className={styles.askedBy}>
        {t('case.askedBy', {
          name: assessment?.by ?? detail.openedBy,
          day: formatDay(assessment?.at ?? detail.openedAt, now),
        })}
        <Popover
          label={t('case.ground')}
          trigger={
            <Button kind="light" size="small">
              {t('case.ground')}
            </Button>
          }
        >
          <Facts
            rows={[
              [t('case.groundLabel'), label('legalBases', detail.ground)],
              [t('case.purposeLabel'), label('searchPurposes', detail.purpose)],
            ]}
          />
        </Popover>
      </div>
    </section>
  )
}
