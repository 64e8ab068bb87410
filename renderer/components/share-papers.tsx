import { useState } from 'react'
import { useTexts } from '../i18n/language-context.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Notice } from './notice.tsx'
import { ShareGroups } from './share-groups.tsx'
import { holders, type Drawn, type Handed } from './share-holders.ts'
import { Tag } from './tag.tsx'
import { TextArea } from './text-area.tsx'
import { useSharePrinter } from './use-share-printer.tsx'
import styles from './share-papers.module.css'

interface SharePapersProps {
  /** Absent while nothing was drawn: then the list says who will hold what. */
  readonly drawn: Drawn | undefined
  /** By number of the share. */
  readonly handed: Readonly<Record<number, Handed>>
  readonly onHanded: (number: number, how: Handed) => void
  readonly readBack: string
  readonly onReadBack: (text: string) => void
  /** What was wrong with what was read back. */
  readonly error: string | undefined
}

/** Three shares for three functions, each on paper once, and one of them read back. */
export function SharePapers({ drawn, handed, onHanded, readBack, onReadBack, error }: SharePapersProps) {
  const { t } = useTexts()
  const [shown, setShown] = useState<number | null>(null)
  const { paper, print, isFailed } = useSharePrinter(drawn, number => onHanded(number, 'printed'))
  return (
    <>
      <ol className={styles.holders}>
        {holders.map((holder, at) => (
          <li key={holder}>
            <span className={styles.number}>{at + 1}</span>
            <div className={styles.holder}>
              <strong>{t(holder)}</strong>
              <p className={styles.quiet}>
                {t(at === 2 ? 'founding.holdsLast' : 'founding.holds', { number: String(at + 1) })}
              </p>
            </div>
            <Ways
              isDrawn={drawn !== undefined}
              number={at + 1}
              how={handed[at + 1]}
              onPrint={number => void print(number)}
              onShow={setShown}
            />
          </li>
        ))}
      </ol>
      {isFailed && <Notice kind="warn">{t('founding.printFailed')}</Notice>}
      <p className={styles.truth}>{t('founding.recoveryTruth')}</p>
      {drawn !== undefined &&
        (Object.keys(handed).length === 3 ? (
          <TextArea
            label={t('founding.readBack', { number: String(drawn.readBack) })}
            name="share"
            value={readBack}
            onChange={onReadBack}
            help={t('founding.readBackHelp')}
            error={error}
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
                onHanded(shown, 'written')
                setShown(null)
              }}
            >
              {t('founding.writeDone')}
            </Button>
          }
        >
          <p>{t('founding.writeWhy')}</p>
          <ShareGroups of={drawn.shares[shown - 1] ?? ''} />
        </Dialog>
      )}
      {paper}
    </>
  )
}

interface WaysProps {
  readonly isDrawn: boolean
  readonly number: number
  readonly how: Handed | undefined
  readonly onPrint: (number: number) => void
  readonly onShow: (number: number) => void
}

/** How a share comes on paper, or how it did. */
function Ways({ isDrawn, number, how, onPrint, onShow }: WaysProps) {
  const { t } = useTexts()
  if (how !== undefined)
    return (
      <Tag kind="ok" icon="check">
        {how === 'printed' ? t('founding.printed') : t('founding.written')}
      </Tag>
    )
  if (!isDrawn) return null
  return (
    <span className={styles.ways}>
      <Button
        size="small"
        icon="print"
        label={t('founding.printShare', { number: String(number) })}
        onPress={() => onPrint(number)}
      >
        {t('founding.print')}
      </Button>
      <Button
        size="small"
        kind="light"
        label={t('founding.writeShare', { number: String(number) })}
        onPress={() => onShow(number)}
      >
        {t('founding.write')}
      </Button>
    </span>
  )
}
