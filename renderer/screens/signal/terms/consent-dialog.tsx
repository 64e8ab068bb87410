import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import { z } from 'zod'
import { Code, DateText, ShortText } from '../../../../src/contract/shapes.ts'
import { useAnnounce } from '../../../app/announce.tsx'
import { useQueries } from '../../../app/queries-context.tsx'
import { useCodes } from '../../../app/use-codes.ts'
import { useCommand } from '../../../app/use-command.ts'
import { DateField } from '../../../components/date-field.tsx'
import { Select } from '../../../components/select.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import { useSignal } from '../use-signal.ts'
import { CheckList } from './check-list.tsx'
import { FormDialog } from './form-dialog.tsx'

const ConsentForm = z.strictObject({
  organisation: Code,
  function: ShortText,
  givenOn: DateText,
  how: ShortText,
  recipients: z.array(Code).min(1).max(32),
  purposes: z.array(Code).max(16),
  evidence: ShortText,
})

/** Who gave consent, in which function, when, how, for whom and for what, and what proves it: complete, or none (R28). There is no tick box. */
export function ConsentDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts()
  const { options } = useCodes()
  const { signals } = useQueries()
  const { detail } = useSignal()
  const announce = useAnnounce()
  const form = useForm({
    resolver: zodResolver(ConsentForm),
    defaultValues: {
      organisation: detail.sender ?? '',
      function: '',
      givenOn: '',
      how: '',
      recipients: [],
      purposes: [],
      evidence: '',
    },
  })
  const { errors } = form.formState
  const save = useCommand(signals.addConsent, {
    onDone: () => {
      announce(t('signal.consentSaved'))
      onClose()
    },
  })
  const needed = (has: unknown): string | undefined => (has === undefined ? undefined : t('signal.fieldNeeded'))
  return (
    <FormDialog
      title={t('signal.addConsent')}
      effect={t('signal.consentEffect')}
      action={t('signal.recordDo')}
      isBusy={save.isBusy}
      problem={save.problem}
      onClose={onClose}
      onSubmit={() => void form.handleSubmit(input => save.run({ signal: detail.id, ...input }))()}
    >
      <Controller
        control={form.control}
        name="organisation"
        render={({ field }) => (
          <Select
            label={t('signal.whoConsented')}
            name="organisation"
            value={field.value === '' ? null : field.value}
            onChange={field.onChange}
            placeholder={t('signal.chooseOne')}
            options={options('senderOrganisations')}
            error={needed(errors.organisation)}
          />
        )}
      />
      <Controller
        control={form.control}
        name="function"
        render={({ field }) => <TextField {...field} label={t('signal.function')} error={needed(errors.function)} />}
      />
      <Controller
        control={form.control}
        name="givenOn"
        render={({ field }) => (
          <DateField
            label={t('signal.givenOn')}
            name="givenOn"
            value={field.value}
            onChange={field.onChange}
            error={needed(errors.givenOn)}
          />
        )}
      />
      <Controller
        control={form.control}
        name="how"
        render={({ field }) => (
          <TextField {...field} label={t('signal.how')} help={t('signal.howHelp')} error={needed(errors.how)} />
        )}
      />
      <Controller
        control={form.control}
        name="recipients"
        render={({ field }) => (
          <CheckList
            label={t('signal.consentRecipients')}
            options={options('packetRecipientKinds')}
            value={field.value}
            onChange={field.onChange}
            error={needed(errors.recipients)}
          />
        )}
      />
      <Controller
        control={form.control}
        name="purposes"
        render={({ field }) => (
          <CheckList
            label={t('signal.consentPurposes')}
            options={options('packetPurposes')}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        control={form.control}
        name="evidence"
        render={({ field }) => (
          <TextField
            {...field}
            label={t('signal.evidence')}
            help={t('signal.evidenceHelp')}
            error={needed(errors.evidence)}
          />
        )}
      />
    </FormDialog>
  )
}
