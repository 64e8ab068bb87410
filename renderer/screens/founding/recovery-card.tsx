import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { Tag } from '../../components/tag.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { holders } from './holders.ts'
import { Groups } from './groups.tsx'
import { usePrinter } from './use-printer.tsx'
import type { FoundingState } from './use-founding.ts'
import styles from './founding.module.css'

interface RecoveryCardProps {
  readonly state: FoundingState
  readonly readBack: string
  readonly onReadBack: (text: string) => void
}

/** Three shares for three functions, each on paper once, and one of them read back. */
export function RecoveryCard({ state, readBack, onReadBack }: RecoveryCardProps) {
  const { t } = useTexts()
  const { drawn, handed, handOver, foundFailure } = state
  const [shown, setShown] = useState<number | null>(null)
  const { paper, print, isFailed } = usePrinter(drawn, number => handOver(number, 'printed'))
  const isOnPaper = Object.keys(handed).length === 3
  return (
    <section className={styles.card} aria-labelledby="recovery">
      <div className={styles.head}>
        <span className={styles.badge}>
          <Icon name="key" />
        </span>
        <div>
          <h2 id="recovery">{t('founding.recovery')}</h2>
          <p className={styles.quiet}>{t('founding.recoveryWhy')}</p>
        </div>
      </div>
      <ol className={styles.holders}>
        {holders.map((holder, at) => {
          const number = at + 1
          const how = handed[number]
          return (
            <li key={holder}>
              <span className={styles.number}>{number}</span>
              <div className={styles.holder}>
                <strong>{t(holder)}</strong>
                <p className={styles.quiet}>
                  {t(number === 3 ? 'founding.holdsLast' : 'founding.holds', { number: String(number) })}
                </p>
              </div>
              {how !== undefined && (
                <Tag kind="ok" icon="check">
                  {how === 'printed' ? t('founding.printed') : t('founding.written')}
                </Tag>
              )}
              {drawn !== undefined && how === undefined && (
                <span className={styles.ways}>
                  <Button
                    size="small"
                    icon="print"
                    label={t('founding.printShare', { number: String(number) })}
                    onPress={() => void print(number)}
                  >
                    {t('founding.print')}
                  </Button>
                  <Button
                    size="small"
                    kind="light"
                    label={t('founding.writeShare', { number: String(number) })}
                    onPress={() => setShown(number)}
                  >
                    {t('founding.write')}
                  </Button>
                </span>
              )}
            </li>
          )
        })}
      </ol>
      {isFailed && <Notice kind="warn">{t('founding.printFailed')}</Notice>}
      <p className={styles.truth}>{t('founding.recoveryTruth')}</p>
      {drawn !== undefined &&
        (isOnPaper ? (
          <TextArea
            label={t('founding.readBack', { number: String(drawn.readBack) })}
            name="share"
            value={readBack}
            onChange={onReadBack}
            help={t('founding.readBackHelp')}
            error={foundFailure && `${foundFailure.text} ${foundFailure.next}`}
          />
        ) : (
          <p className={styles.quiet}>{t('founding.readBackFirst')}</p>
        ))}
      {shown !== null && drawn !== undefined && (
        <Dialog
          title={t('founding.writeTitle', { number: String(shown) })}
          isOpen
          onClose={() => setShown(null)}
          actions={
            <Button
              kind="primary"
              onPress={() => {
                handOver(shown, 'written')
                setShown(null)
              }}
            >
              {t('founding.writeDone')}
            </Button>
          }
        >
          <p>{t('founding.writeWhy')}</p>
          <Groups of={drawn.shares[shown - 1] ?? ''} />
        </Dialog>
      )}
      {paper}
    </section>
  )
}
