import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import { z } from 'zod'
import { DateText, ShortText } from '../../../src/contract/shapes.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { partnerName } from '../../app/partner-name.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Facts } from '../../components/facts.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { ConsentAbout } from './consent-task.tsx'
import styles from './packet.module.css'

/** The contract's input, but for what the packet decides: whose consent, for whom, for which purpose. */
const ConsentInput = z.strictObject({ function: ShortText, givenOn: DateText, how: ShortText, evidence: ShortText })
const fields = [
  { name: 'function', label: 'packet.ask.function' },
  { name: 'how', label: 'packet.ask.means', help: 'packet.ask.meansHelp' },
  { name: 'evidence', label: 'packet.ask.evidence', help: 'packet.ask.evidenceHelp' },
] as const

export function ConsentForm({ packet, blocker, source, onClose }: ConsentAbout) {
  const { t } = useTexts()
  const { books, label } = useCodes()
  const announce = useAnnounce()
  const form = useForm({
    resolver: zodResolver(ConsentInput),
    defaultValues: { function: '', givenOn: '', how: '', evidence: '' },
  })
  const record = useCommand(useQueries().signals.addConsent, {
    onDone: () => {
      announce(t('packet.ask.recordDone'))
      onClose()
    },
  })
  const recipient = blocker.recipient ?? packet.recipientKind
  const organisation = source.organisation ?? 'other'
  // For a purpose that signals are not received for, the consent must name it (R5).
  const purposes = blocker.rule === 'R5' ? [packet.purpose] : []
  const recipients = label('packetRecipientKinds', recipient)
  const purpose = label('packetPurposes', packet.purpose)
  const needed = (error: unknown): string | undefined => (error === undefined ? undefined : t('packet.ask.needed'))
  const submit = form.handleSubmit(input => {
    if (!record.isBusy) record.run({ signal: source.signal, organisation, recipients: [recipient], purposes, ...input })
  })
  return (
    <form className={styles.form} noValidate onSubmit={event => void submit(event)}>
      <Facts
        rows={[
          [t('packet.ask.source'), partnerName(books, organisation)],
          [
            t('packet.ask.scope'),
            purposes.length === 0 ? recipients : t('packet.ask.scopePurpose', { recipients, purpose }),
          ],
        ]}
      />
      <Controller
        control={form.control}
        name="givenOn"
        render={({ field, fieldState }) => (
          <DateField
            label={t('packet.ask.givenOn')}
            name={field.name}
            value={field.value}
            onChange={field.onChange}
            error={needed(fieldState.error)}
          />
        )}
      />
      {fields.map(({ name, label: text, ...more }) => (
        <Controller
          key={name}
          control={form.control}
          name={name}
          render={({ field, fieldState }) => (
            <TextField
              label={t(text)}
              {...field}
              {...('help' in more ? { help: t(more.help) } : {})}
              error={needed(fieldState.error)}
            />
          )}
        />
      ))}
      {record.problem !== undefined && <Notice kind="stop">{`${record.problem.text} ${record.problem.next}`}</Notice>}
      <div className={styles.formActions}>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={record.isBusy}>
          {t('packet.ask.saveRecord')}
        </Button>
      </div>
    </form>
  )
}
