import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { Button } from '../../components/button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './recipients.module.css'

export interface CardFile {
  readonly name: string
  readonly base64: string
}

interface CardFileFieldProps {
  readonly onChosen: (card: CardFile) => void
  readonly error?: string | undefined
}

/** Larger is no key card; the contract would refuse it. */
const mostBytes = 48 * 1024

/** A key card from a file that the person points at. It is public; what it says is judged by the vault. */
export function CardFileField({ onChosen, error }: CardFileFieldProps) {
  const { t } = useTexts()
  const [name, setName] = useState<string | null>(null)
  const take = async (file: File): Promise<void> => {
    const bytes = new Uint8Array(await file.slice(0, mostBytes).arrayBuffer())
    setName(file.name)
    onChosen({ name: file.name, base64: btoa(String.fromCharCode(...bytes)) })
  }
  return (
    <div className={styles.file}>
      <span className={styles.label}>{t('recipients.form.card')}</span>
      <FileTrigger
        acceptedFileTypes={['.skcard']}
        onSelect={files => {
          const file = files?.[0]
          if (file !== undefined) void take(file)
        }}
      >
        <Button icon="idCard">{t('recipients.form.choose')}</Button>
      </FileTrigger>
      {name !== null && (
        <p role="status">
          <Foreign text={t('recipients.form.chosen', { name })} />
        </p>
      )}
      {error !== undefined && <p className={styles.error}>{error}</p>}
    </div>
  )
}
