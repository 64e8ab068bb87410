import { useState, type Ref } from 'react'
import { useTexts } from '../i18n/language-context.tsx'
import { IconButton } from './icon-button.tsx'
import { TextField } from './text-field.tsx'

interface PassphraseFieldProps {
  readonly label: string
  readonly name: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly ref?: Ref<HTMLInputElement>
  /** `new-password` where one is made: managers then offer to keep it. */
  readonly autoComplete?: 'current-password' | 'new-password'
  readonly help?: string
  readonly error?: string | undefined
  readonly autoFocus?: boolean
}

/** A passphrase, covered until the person asks to see it. Pasting and password managers work (WCAG 3.3.8). */
export function PassphraseField({ autoComplete = 'current-password', ...field }: PassphraseFieldProps) {
  const { t } = useTexts()
  const [isShown, setShown] = useState(false)
  return (
    <TextField
      {...field}
      type={isShown ? 'text' : 'password'}
      autoComplete={autoComplete}
      action={
        <IconButton
          icon={isShown ? 'eyeOff' : 'eye'}
          label={isShown ? t('unlock.hide') : t('unlock.show')}
          onPress={() => setShown(!isShown)}
        />
      }
    />
  )
}
