import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PacketId } from '../../../src/contract/ids.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './packet.module.css'

interface FindSignalProps {
  readonly packet: PacketId
  readonly onFound: (number: string) => void
}

/** A signal that is not of this case, by the number that somebody knows. */
export function FindSignal({ packet, onFound }: FindSignalProps) {
  const { t } = useTexts()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState<string | null>(null)
  const found = useQuery(
    useQueries().packets.candidates.queryOptions({
      input: { packet, number: asked ?? '-' },
      enabled: asked !== null,
      retry: false,
    }),
  )
  return (
    <form
      className={styles.addLine}
      onSubmit={event => {
        event.preventDefault()
        const number = typed.trim()
        if (number === '') return
        setAsked(number)
        onFound(number)
      }}
    >
      <TextField
        label={t('packet.contents.elsewhere')}
        name="number"
        value={typed}
        onChange={setTyped}
        error={asked === typed.trim() && found.isError ? t('packet.contents.notFound') : undefined}
      />
      <Button type="submit" icon="search">
        {t('packet.contents.find')}
      </Button>
    </form>
  )
}
