import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm, useWatch } from 'react-hook-form'
import { z } from 'zod'
import { Code, DateText } from '../../../../src/contract/shapes.ts'
import { useAnnounce } from '../../../app/announce.tsx'
import { useQueries } from '../../../app/queries-context.tsx'
import { useCodes } from '../../../app/use-codes.ts'
import { useCommand } from '../../../app/use-command.ts'
import { DateField } from '../../../components/date-field.tsx'
import { Select } from '../../../components/select.tsx'
import { TextArea } from '../../../components/text-area.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import { useSignal } from '../use-signal.ts'
import { CheckList } from './check-list.tsx'
import { FormDialog } from './form-dialog.tsx'

const ConditionForm = z.strictObject({
  code: Code,
  recipientKinds: z.array(Code).max(32),
  purposes: z.array(Code).max(16),
  date: z.union([z.literal(''), DateText]),
  text: z.string().max(4_000),
})

/** A condition of the source, with the parameter that its kind asks for: an incomplete one would look like protection (R27). */
export function ConditionDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts()
  const { options, books } = useCodes()
  const { signals } = useQueries()
  const { detail } = useSignal()
  const announce = useAnnounce()
  const form = useForm({
    resolver: zodResolver(ConditionForm),
    defaultValues: { code: '', recipientKinds: [], purposes: [], date: '', text: '' },
  })
  const { errors } = form.formState
  const code = useWatch({ control: form.control, name: 'code' })
  const needs = books?.sourceConditions.find(row => row.code === code)?.parameter
  const save = useCommand(signals.addCondition, {
    onDone: () => {
      announce(t('signal.conditionSaved'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('signal.addCondition')}
      effect={t('signal.conditionEffect')}
      action={t('signal.recordDo')}
      isBusy={save.isBusy}
      problem={save.problem}
      onClose={onClose}
      onSubmit={() =>
        void form.handleSubmit(input =>
          save.run({
            signal: detail.id,
            code: input.code,
            text: input.text,
            ...(needs === 'recipientKinds' ? { recipientKinds: input.recipientKinds } : {}),
            ...(needs === 'purposes' ? { purposes: input.purposes } : {}),
            ...(needs === 'date' && input.date !== '' ? { date: input.date } : {}),
          }),
        )()
      }
    >
      <Controller
        control={form.control}
        name="code"
        render={({ field }) => (
          <Select
            label={t('signal.condition')}
            name="code"
            value={field.value === '' ? null : field.value}
            onChange={field.onChange}
            placeholder={t('signal.chooseOne')}
            options={options('sourceConditions')}
            error={errors.code === undefined ? undefined : t('signal.fieldNeeded')}
          />
        )}
      />
      {needs === 'recipientKinds' && (
        <Controller
          control={form.control}
          name="recipientKinds"
          render={({ field }) => (
            <CheckList
              label={t('signal.recipients')}
              options={options('packetRecipientKinds')}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
      )}
      {needs === 'purposes' && (
        <Controller
          control={form.control}
          name="purposes"
          render={({ field }) => (
            <CheckList
              label={t('signal.purposes')}
              options={options('packetPurposes')}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
      )}
      {needs === 'date' && (
        <Controller
          control={form.control}
          name="date"
          render={({ field }) => (
            <DateField label={t('signal.until')} name="date" value={field.value} onChange={field.onChange} />
          )}
        />
      )}
      <Controller
        control={form.control}
        name="text"
        render={({ field }) => <TextArea {...field} label={t('signal.sourceWords')} rows={2} />}
      />
    </FormDialog>
  )
}
