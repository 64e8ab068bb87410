import { useState } from 'react'
import { z } from 'zod'
import type { CaseSignal } from '../../../src/contract/cases.ts'
import { SignalId, type CaseId } from '../../../src/contract/ids.ts'
import { DraftNotice } from '../../app/draft-notice.tsx'
import { useDraft } from '../../app/use-draft.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { DraftPoint } from './assessment-draft.ts'
import styles from './case.module.css'

interface PointDialogProps {
  readonly caseId: CaseId
  readonly side: 'for' | 'against'
  readonly signals: readonly CaseSignal[]
  readonly onClose: () => void
  readonly onPoint: (point: DraftPoint) => void
}

const Unfinished = z.strictObject({ text: z.string(), chosen: z.array(SignalId) })
const untouched: z.infer<typeof Unfinished> = { text: '', chosen: [] }

/** What was said or done, and from which signals: a line without a source is no line. */
export function PointDialog({ caseId, side, signals, onClose, onPoint }: PointDialogProps) {
  const { t } = useTexts()
  const [point, setPoint] = useState(untouched)
  const draft = useDraft({
    screen: `case.point.${side}`,
    object: caseId,
    shape: Unfinished,
    value: point,
    untouched,
    restore: setPoint,
  })
  const { text } = point
  // A signal that has left the case since is no source any more.
  const chosen = point.chosen.filter(id => signals.some(signal => signal.id === id))
  const [isTried, setTried] = useState(false)
  return (
    <Dialog title={t(`case.point.${side}`)} isOpen onClose={onClose}>
      {signals.length === 0 ? (
        <Notice kind="info">{t('case.point.noSignals')}</Notice>
      ) : (
        <form
          className={styles.form}
          noValidate
          onSubmit={event => {
            event.preventDefault()
            setTried(true)
            if (text.trim() === '' || chosen.length === 0) return
            onPoint({ side, text: text.trim(), signals: chosen })
            draft.forget()
            onClose()
          }}
        >
          <DraftNotice of={draft} />
          <TextArea
            label={t('case.point.text')}
            name="text"
            value={text}
            onChange={words => setPoint({ ...point, text: words })}
            help={t('case.point.textHelp')}
            error={isTried && text.trim() === '' ? t('case.point.textNeeded') : undefined}
            autoFocus
          />
          <fieldset className={styles.choose}>
            <legend className={styles.small}>{t('case.point.sources')}</legend>
            {signals.map(signal => (
              <Checkbox
                isSelected={chosen.includes(signal.id)}
                onChange={isOn =>
                  setPoint({ ...point, chosen: isOn ? [...chosen, signal.id] : chosen.filter(id => id !== signal.id) })
                }
                key={signal.id}
              >
                <span className={styles.number}>{signal.number}</span> <Foreign text={signal.title} />
              </Checkbox>
            ))}
            {isTried && chosen.length === 0 && (
              <p className={styles.error} role="alert">
                {t('case.point.sourcesNeeded')}
              </p>
            )}
          </fieldset>
          <div className={styles.actions}>
            <Button onPress={onClose}>{t('dialog.cancel')}</Button>
            <Button kind="primary" type="submit">
              {t('case.point.keep')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
