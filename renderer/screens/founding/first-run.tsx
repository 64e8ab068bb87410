import type { ReactNode } from 'react'
import { useLook } from '../../app/look-context.tsx'
import { Brand } from '../../components/brand.tsx'
import { cx } from '../../components/cx.ts'
import { Icon } from '../../components/icon.tsx'
import type { IconName } from '../../components/icons.ts'
import { Segmented } from '../../components/segmented.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './first-run.module.css'

interface FirstRunProps {
  readonly version: string
  readonly step: 1 | 2
  readonly title: string
  readonly lead: string
  readonly children: ReactNode
  /** At the foot: back, what is missing, the one button. */
  readonly foot?: ReactNode
}

/** The frame of the first run: what the program promises on one side, the steps on the other. */
export function FirstRun({ version, step, title, lead, children, foot }: FirstRunProps) {
  const { t } = useTexts()
  const { look, change } = useLook()
  const steps = [t('founding.stepPlace'), t('founding.stepVault')]
  return (
    <div className={styles.page}>
      <aside className={styles.side} aria-label={t('app.name')}>
        <Brand />
        <div className={styles.promises}>
          <p className={styles.promise}>{t('founding.promise')}</p>
          <ul>
            <Promised icon="lock" what={t('founding.here')} why={t('founding.hereWhy')} />
            <Promised icon="person" what={t('founding.judge')} why={t('founding.judgeWhy')} />
            <Promised icon="document" what={t('founding.logged')} why={t('founding.loggedWhy')} />
          </ul>
        </div>
        <p className={styles.version}>{t('founding.version', { version })}</p>
      </aside>
      <main className={styles.main}>
        <div className={styles.top}>
          <ol className={styles.steps} aria-label={t('founding.steps')}>
            {steps.map((text, at) => (
              <li
                className={cx(at + 1 === step && styles.now, at + 1 < step && styles.done)}
                aria-current={at + 1 === step ? 'step' : undefined}
                key={text}
              >
                <span className={styles.number}>{at + 1 < step ? <Icon name="check" size="small" /> : at + 1}</span>
                {text}
              </li>
            ))}
          </ol>
          <Segmented
            label={t('founding.language')}
            options={[
              { id: 'nl', label: t('founding.dutch') },
              { id: 'en', label: t('founding.english') },
            ]}
            value={look.language}
            onChange={language => change({ language })}
          />
        </div>
        <div className={styles.content}>
          <h1 className={styles.title}>{title}</h1>
          <p className={styles.lead}>{lead}</p>
          {children}
          {foot !== undefined && <div className={styles.foot}>{foot}</div>}
        </div>
      </main>
    </div>
  )
}

function Promised({ icon, what, why }: { readonly icon: IconName; readonly what: string; readonly why: string }) {
  return (
    <li className={styles.promised}>
      <Icon name={icon} />
      <div>
        <strong>{what}</strong>
        <p>{why}</p>
      </div>
    </li>
  )
}
