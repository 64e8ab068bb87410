import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import { z } from 'zod'
import { Code, HandlingCode, ShortText } from '../../../../src/contract/shapes.ts'
import { useAnnounce } from '../../../app/announce.tsx'
import { useQueries } from '../../../app/queries-context.tsx'
import { useCodes } from '../../../app/use-codes.ts'
import { useCommand } from '../../../app/use-command.ts'
import { Select } from '../../../components/select.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import { useSignal } from '../use-signal.ts'
import { FormDialog } from './form-dialog.tsx'

const HandlingForm = z.strictObject({ code: HandlingCode, organisation: Code, function: ShortText, how: ShortText })

/** The source's answer about its code: who, in which function, how (R26). It takes the place of what was assumed. */
export function HandlingDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts()
  const { options } = useCodes()
  const { signals } = useQueries()
  const { detail, terms } = useSignal()
  const announce = useAnnounce()
  const form = useForm({
    resolver: zodResolver(HandlingForm),
    defaultValues: { code: terms.handling.code, organisation: detail.sender ?? '', function: '', how: '' },
  })
  const { errors } = form.formState
  const save = useCommand(signals.setHandling, {
    onDone: () => {
      announce(t('signal.handlingSaved'))
      onClose()
    },
  })
  const needed = (has: unknown): string | undefined => (has === undefined ? undefined : t('signal.fieldNeeded'))
  return (
    <FormDialog
      title={t('signal.recordAnswer')}
      effect={t('signal.handlingEffect')}
      action={t('signal.recordDo')}
      isBusy={save.isBusy}
      problem={save.problem}
      onClose={onClose}
      onSubmit={() => void form.handleSubmit(input => save.run({ signal: detail.id, ...input }))()}
    >
      <Controller
        control={form.control}
        name="code"
        render={({ field }) => (
          <Select
            label={t('signal.handlingHead')}
            name="code"
            value={field.value}
            onChange={field.onChange}
            options={options('handlingCodes').map(({ id, label }) => ({ id, label: `${id} ${label}` }))}
          />
        )}
      />
      <Controller
        control={form.control}
        name="organisation"
        render={({ field }) => (
          <Select
            label={t('signal.whoAnswered')}
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
        name="how"
        render={({ field }) => (
          <TextField {...field} label={t('signal.how')} help={t('signal.howHelp')} error={needed(errors.how)} />
        )}
      />
    </FormDialog>
  )
}
