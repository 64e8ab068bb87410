import type { Piece } from '../../../src/contract/packet-shapes.ts'
import { useCodes } from '../../app/use-codes.ts'
import { ForeignText } from '../../components/foreign.tsx'
import { Hidden } from '../../components/hidden.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './packet.module.css'

/** Words as they leave. Where words were taken out stands a bar of one width, whatever their length was (R69). */
export function PieceText({ piece }: { readonly piece: Piece }) {
  const { t } = useTexts()
  const { label } = useCodes()
  return (
    <p className={styles.piece} dir="auto">
      {piece.runs.map(run =>
        'text' in run ? (
          <span data-part={piece.part} data-start={run.start} key={run.start}>
            <ForeignText text={run.text} />
          </span>
        ) : (
          <span className={styles.gap} key={run.start}>
            <Hidden>{t('packet.item.gap', { reason: label('redactionReasons', run.redacted) })}</Hidden>
          </span>
        ),
      )}
    </p>
  )
}
