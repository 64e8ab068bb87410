import type { Blocker, PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { cx } from '../../components/cx.ts'
import { Hidden } from '../../components/hidden.tsx'
import { Icon } from '../../components/icon.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { isDone, steps, type Step } from './steps.ts'
import styles from './packet.module.css'

interface StepListProps {
  readonly packet: PacketDetail
  readonly blockers: readonly Blocker[]
  readonly active: Step
  readonly onGo: (step: Step) => void
}

export function StepList({ packet, blockers, active, onGo }: StepListProps) {
  const { t } = useTexts()
  const redactions = packet.contents.reduce((sum, { redactions: removed }) => sum + removed.length, 0)
  return (
    <>
      <ol className={styles.steps}>
        {steps.map((step, index) => {
          const done = isDone(step, packet, blockers)
          return (
            <li key={step}>
              <button
                type="button"
                className={cx(styles.step, step === active && styles.stepActive)}
                aria-current={step === active ? 'step' : undefined}
                onClick={() => onGo(step)}
              >
                <span className={cx(styles.stepMark, done && styles.stepDone)} aria-hidden="true">
                  {done ? <Icon name="check" size="small" /> : index + 1}
                </span>
                {t(`packet.step.${step}`)}
                <Hidden>{t(done ? 'packet.stepDone' : 'packet.stepOpen')}</Hidden>
              </button>
            </li>
          )
        })}
      </ol>
      <div className={styles.size}>
        <h2 className={styles.sizeTitle}>{t('packet.size')}</h2>
        <p>{t('packet.items', { count: packet.contents.length })}</p>
        <p>{t('packet.redactions', { count: redactions })}</p>
      </div>
    </>
  )
}
