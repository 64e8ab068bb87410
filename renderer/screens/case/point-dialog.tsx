import { useState } from 'react'
import type { CaseSignal } from '../../../src/contract/cases.ts'
import type { SignalId } from '../../../src/contract/ids.ts'
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
  readonly side: 'for' | 'against'
  readonly signals: readonly CaseSignal[]
  readonly onClose: () => void
  readonly onPoint: (point: DraftPoint) => void
}

/** What was said or done, and from which signals: a line without a source is no line. */
export function PointDialog({ side, signals, onClose, onPoint }: PointDialogProps) {
  const { t } = useTexts()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<readonly SignalId[]>([])
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
            onPoint({ side, text: text.trim(), signals: [...chosen] })
            onClose()
          }}
        >
          <TextArea
            label={t('case.point.text')}
            name="text"
            value={text}
            onChange={setText}
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
                  setChosen(known => (isOn ? [...known, signal.id] : known.filter(id => id !== signal.id)))
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
