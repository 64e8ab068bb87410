import type { SharedPassage } from '../../../../src/contract/origins.ts'
import type { Comparison } from '../../../../src/contract/related.ts'
import { useAnnounce } from '../../../app/announce.tsx'
import { Button } from '../../../components/button.tsx'
import { Foreign } from '../../../components/foreign.tsx'
import { Hidden } from '../../../components/hidden.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import styles from './compare-dialog.module.css'

interface SharedPassagesProps {
  readonly of: Comparison
  readonly onShow: (passage: SharedPassage) => void
}

/** The same words as either signal has them, beside one another, each found again in both texts at a press (R21). */
export function SharedPassages({ of: { left, right, passages }, onShow }: SharedPassagesProps) {
  const { t, formatCount } = useTexts()
  const announce = useAnnounce()
  if (passages.length === 0) return null
  return (
    <section>
      <h3 className={styles.heading}>{t('inbox.passages')}</h3>
      <ol className={styles.passages}>
        {passages.map((passage, index) => (
          <li className={styles.passage} key={`${passage.left.extract} ${passage.left.start}`}>
            <Quote of={passage.left.quote} from={left.number} />
            <Quote of={passage.right.quote} from={right.number} />
            <Button
              size="small"
              kind="light"
              label={t('inbox.passageShow', { at: formatCount(index + 1), of: formatCount(passages.length) })}
              onPress={() => {
                onShow(passage)
                announce(t('inbox.passageShown', { at: formatCount(index + 1) }))
              }}
            >
              {t('inbox.passageInText')}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Quote({ of, from }: { readonly of: string; readonly from: string }) {
  return (
    <blockquote className={styles.quote}>
      <Hidden>{`${from}: `}</Hidden>
      <Foreign text={of} />
    </blockquote>
  )
}
