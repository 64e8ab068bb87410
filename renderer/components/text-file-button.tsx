import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useTexts } from '../i18n/language-context.tsx'
import { Button } from './button.tsx'

interface TextFileButtonProps {
  readonly label: string
  /** Characters; a longer file is refused here already. */
  readonly most: number
  readonly onText: (text: string) => void
}

/** Reads one small text file that a person chose. Its place and name stay unknown to the program. */
export function TextFileButton({ label, most, onText }: TextFileButtonProps) {
  const { t } = useTexts()
  const [isRefused, setRefused] = useState(false)
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    setRefused(file.size > most)
    if (file.size <= most) onText(await file.text())
  }
  return (
    <>
      <FileTrigger onSelect={files => void read(files?.[0])}>
        <Button size="small">{label}</Button>
      </FileTrigger>
      {isRefused && <p role="alert">{t('file.tooLong')}</p>}
    </>
  )
}
