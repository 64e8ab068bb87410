import { useState } from 'react'
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components'
import type { PurposeInput } from '../../src/contract/shapes.ts'
import { useAction } from '../actions/use-action.ts'
import { useTexts } from '../i18n/language-context.tsx'
import { Button } from './button.tsx'
import { Checkbox } from './checkbox.tsx'
import { ComboBox } from './combo-box.tsx'
import { cx } from './cx.ts'
import { Dialog } from './dialog.tsx'
import { KeyCaps } from './key-caps.tsx'
import type { Option } from './select.tsx'
import { TextField } from './text-field.tsx'
import styles from './purpose-dialog.module.css'

/** What a purpose asks beside itself: one of the cases, words of a reference, or nothing. */
export interface PurposeChoice {
  readonly code: string
  readonly label: string
  readonly hint: string
  readonly needs: 'case' | 'words' | null
  /** Name of the field for its reference. */
  readonly referenceLabel: string
}

interface PurposeDialogProps {
  /** The question: "Waarvoor zoekt u op deze naam?". */
  readonly title: string
  readonly choices: readonly PurposeChoice[]
  /** Cases to choose from, by number. */
  readonly cases: readonly Option[]
  /** Chosen beforehand: only what the person chose earlier, or where they come from. */
  readonly first: PurposeInput | null
  /** Verb on the button. */
  readonly action: string
  readonly note?: string | undefined
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onPurpose: (purpose: PurposeInput, isRemembered: boolean) => void
}

/** Why, before anything is shown (R1). The answer is from the list, with the reference that the list demands. */
export function PurposeDialog(props: PurposeDialogProps) {
  const { title, isOpen, onClose } = props
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      <PurposeForm {...props} />
    </Dialog>
  )
}

function PurposeForm({ title, choices, cases, first, action, note, onClose, onPurpose }: PurposeDialogProps) {
  const { t } = useTexts()
  const [code, setCode] = useState(first?.code ?? null)
  const [references, setReferences] = useState<Readonly<Record<string, string>>>(
    first?.reference === undefined ? {} : { [first.code]: first.reference },
  )
  const [isRemembered, setRemembered] = useState(true)
  const [isTried, setTried] = useState(false)
  const chosen = choices.find(choice => choice.code === code)
  const reference = references[code ?? '']?.trim() ?? ''
  const isMissing = chosen !== undefined && chosen.needs !== null && reference === ''
  useAction('search.choosePurpose', key => {
    const choice = choices[Number(key) - 1]
    if (choice !== undefined) setCode(choice.code)
  })
  const submit = (): void => {
    setTried(true)
    if (chosen === undefined || isMissing) return
    onPurpose({ code: chosen.code, ...(chosen.needs === null ? {} : { reference }) }, isRemembered)
  }
  const change = (value: string): void => setReferences(known => ({ ...known, [code ?? '']: value }))
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <p className={styles.explain}>{t('search.purposeExplain')}</p>
      <RadioGroup className={styles.choices ?? ''} aria-label={title} value={code} onChange={setCode}>
        {choices.map((choice, index) => (
          <RadioField
            className={cx(styles.choice, choice === chosen && styles.chosen)}
            key={choice.code}
            value={choice.code}
            // The dialog asks one thing: it leads to what was chosen earlier, or to its first answer.
            autoFocus={first === null ? index === 0 : choice.code === first.code}
          >
            <RadioButton className={styles.radio ?? ''}>
              <span className={styles.dot} />
              <span className={styles.words}>
                <span className={styles.label}>{choice.label}</span>
                {choice.hint !== '' && <span className={styles.hint}>{choice.hint}</span>}
              </span>
              <KeyCaps caps={[String(index + 1)]} />
            </RadioButton>
            {choice === chosen && choice.needs !== null && (
              <div className={styles.reference}>
                {choice.needs === 'case' && cases.length > 0 ? (
                  <ComboBox
                    label={choice.referenceLabel}
                    name="reference"
                    options={cases}
                    value={reference === '' ? null : reference}
                    onChange={number => change(number ?? '')}
                    error={isTried && isMissing ? t('search.referenceNeeded') : undefined}
                  />
                ) : (
                  <TextField
                    label={choice.referenceLabel}
                    name="reference"
                    value={reference}
                    onChange={change}
                    error={isTried && isMissing ? t('search.referenceNeeded') : undefined}
                    autoFocus={first === null}
                  />
                )}
              </div>
            )}
          </RadioField>
        ))}
      </RadioGroup>
      {isTried && chosen === undefined && <p role="alert">{t('search.purposeNeeded')}</p>}
      {note !== undefined && <p className={styles.note}>{note}</p>}
      <div className={styles.foot}>
        <Checkbox isSelected={isRemembered} onChange={setRemembered}>
          {t('search.remember')}
        </Checkbox>
        <span className={styles.space} />
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" caps={[t('key.enter')]}>
          {action}
        </Button>
      </div>
    </form>
  )
}
