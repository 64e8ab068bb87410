import { useState } from 'react'
import { useQueries } from '../../app/queries-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Hidden } from '../../components/hidden.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Content } from './content-rows.ts'
import { contextOf } from './selected-ranges.ts'
import styles from './packet.module.css'

/** What was taken out of this item, each with the words around it, and the way back. */
export function RedactionList({ content }: { readonly content: Content }) {
  const { t, formatCount } = useTexts()
  const { label } = useCodes()
  const [undoing, setUndoing] = useState<Content['redactions'][number] | null>(null)
  const undo = useCommand(useQueries().packets.undoRedaction, { onDone: () => setUndoing(null) })
  return (
    <section>
      <h3 className={styles.subheading}>{t('packet.redactor.existing')}</h3>
      {content.redactions.length === 0 && <p className={styles.quiet}>{t('packet.redactor.existingNone')}</p>}
      <ul className={styles.lines}>
        {content.redactions.map((redaction, index) => {
          const { before, after } = contextOf(content.pieces, redaction)
          const reason = label('redactionReasons', redaction.reason)
          return (
            <li className={styles.line} key={redaction.id}>
              <span className={styles.context}>
                <Foreign text={before} />
                <span className={styles.gap}>
                  <Hidden>{t('packet.redactor.existingRow', { reason, place: formatCount(index + 1) })}</Hidden>
                </span>
                <Foreign text={after} />
              </span>
              <span className={styles.quiet}>{reason}</span>
              <Button size="small" kind="light" onPress={() => setUndoing(redaction)}>
                {t('packet.redactor.undo')}
              </Button>
            </li>
          )
        })}
      </ul>
      {undoing !== null && (
        <ReasonDialog
          title={t('packet.redactor.undoTitle')}
          effect={t('packet.redactor.undoEffect')}
          action={t('packet.redactor.undoAction')}
          isOpen
          isBusy={undo.isBusy}
          problem={undo.problem?.text}
          onClose={() => setUndoing(null)}
          onReason={because => undo.run({ redaction: undoing.id, because })}
        />
      )}
    </section>
  )
}
