import { usePartners } from '../../../app/use-partners.ts'
import { RadioCards } from '../../../components/radio-cards.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'

interface SenderFilterProps {
  readonly senders: readonly string[]
  readonly value: string | undefined
  readonly onChange: (sender: string | undefined) => void
}

/** Narrows a list to one sender. There is no other filter: none by anything about a person (R10). */
export function SenderFilter({ senders, value, onChange }: SenderFilterProps) {
  const { t } = useTexts()
  const { full } = usePartners()
  const everyone = 'everyone'
  return (
    <RadioCards
      label={t('inbox.filterTitle')}
      name="sender"
      layout="rows"
      value={value ?? everyone}
      choices={[everyone, ...senders].map(code => ({
        id: code,
        label: code === everyone ? t('inbox.allSenders') : full(code === 'none' ? null : code),
      }))}
      onChange={code => onChange(code === everyone ? undefined : code)}
      autoFocus
    />
  )
}
