import type { ReactNode } from 'react'
import { cx } from '../../components/cx.ts'
import { Hidden } from '../../components/hidden.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { partId, type Step } from './steps.ts'
import styles from './packet.module.css'

interface PartProps {
  readonly step: Step
  readonly children: ReactNode
  /** Beside the heading. */
  readonly aside?: ReactNode
  readonly className?: string | undefined
  /** Its first label says the same: the heading is there for who cannot see. */
  readonly isHeadingShown?: boolean
  readonly onActive: (step: Step) => void
}

/** One part of the packet, with the heading that its step leads to. */
export function Part({ step, children, aside, className, onActive, isHeadingShown = true }: PartProps) {
  const { t } = useTexts()
  const heading = `${partId(step)}-heading`
  return (
    <section
      className={cx(styles.part, className)}
      id={partId(step)}
      aria-labelledby={heading}
      tabIndex={-1}
      onFocus={() => onActive(step)}
    >
      <div className={cx(styles.partHead, !isHeadingShown && styles.quietHead)}>
        <h2 className={styles.partTitle} id={heading}>
          {isHeadingShown ? t(`packet.step.${step}`) : <Hidden>{t(`packet.step.${step}`)}</Hidden>}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
