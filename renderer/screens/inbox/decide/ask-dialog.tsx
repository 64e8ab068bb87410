import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { Controller, useForm, useWatch } from 'react-hook-form'
import { z } from 'zod'
import type { DecisionId } from '../../../../src/contract/ids.ts'
import { DateText, Reason } from '../../../../src/contract/shapes.ts'
import type { SignalDetail } from '../../../../src/contract/signals.ts'
import { workingDayAfter, type OfficeHours } from '../../../../src/contract/working-time.ts'
import { useAction } from '../../../actions/use-action.ts'
import { useCopy } from '../../../app/copy.tsx'
import { DraftNotice } from '../../../app/draft-notice.tsx'
import { useQueries } from '../../../app/queries-context.tsx'
import { useCommand } from '../../../app/use-command.ts'
import { useDraft } from '../../../app/use-draft.ts'
import { useNow } from '../../../app/use-now.ts'
import { ActionButton } from '../../../components/action-button.tsx'
import { Button } from '../../../components/button.tsx'
import { DateField } from '../../../components/date-field.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogButtons } from '../../../components/dialog-buttons.tsx'
import { Notice } from '../../../components/notice.tsx'
import { TextArea } from '../../../components/text-area.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'

interface AskDialogProps {
  readonly signal: SignalDetail
  readonly officeHours: OfficeHours
  readonly onClose: () => void
  readonly onDone: (text: string, decision: DecisionId) => void
}

const Question = z.strictObject({ question: Reason, answerBy: DateText })
const Unfinished = z.strictObject({ question: z.string(), answerBy: z.string() })
/** Working days that a source usually needs; a proposal in the field. */
const usualDays = 5

/** What the source is asked, by whom the answer is awaited and until when. Schakel sends nothing itself (R8). */
export function AskDialog({ signal, onClose, ...rest }: AskDialogProps) {
  const { t } = useTexts()
  return (
    <Dialog title={t('inbox.askTitle', { number: signal.number })} isOpen onClose={onClose}>
      <AskForm signal={signal} onClose={onClose} {...rest} />
    </Dialog>
  )
}

function AskForm({ signal, officeHours, onClose, onDone }: AskDialogProps) {
  const { t } = useTexts()
  const copy = useCopy()
  const now = useNow()
  const questions = useQuestions(signal)
  const ask = useCommand(useQueries().inbox.ask, {
    onDone: ({ decision }) => {
      draft.forget()
      onDone(t('inbox.done.asked', { number: signal.number }), decision)
    },
  })
  const [untouched] = useState(() => ({
    question: questions,
    answerBy: workingDayAfter(now, usualDays, officeHours),
  }))
  const form = useForm({ resolver: zodResolver(Question), defaultValues: untouched })
  const value = useWatch({ control: form.control, compute: (all: typeof untouched) => all })
  const draft = useDraft({
    screen: 'inbox.ask',
    object: signal.id,
    shape: Unfinished,
    value,
    untouched,
    restore: kept => form.reset(kept),
  })
  const submit = form.handleSubmit(values => ask.run({ signal: signal.id, ...values }))
  const commit = useAction('inbox.commit', () => void submit())
  const { errors } = form.formState
  return (
    <>
      <DraftNotice of={draft} />
      <Controller
        control={form.control}
        name="question"
        render={({ field }) => (
          <TextArea
            {...field}
            label={t('inbox.askLabel')}
            rows={6}
            help={t('inbox.askHelp')}
            error={errors.question && t('inbox.askNeeded')}
            autoFocus
          />
        )}
      />
      <Controller
        control={form.control}
        name="answerBy"
        render={({ field: { name, value, onChange } }) => (
          <DateField
            label={t('inbox.askBy')}
            name={name}
            value={value}
            onChange={onChange}
            error={errors.answerBy && t('inbox.askDay')}
          />
        )}
      />
      {ask.problem !== undefined && <Notice kind="stop">{ask.problem.text}</Notice>}
      <DialogButtons>
        <Button icon="copy" onPress={() => copy(form.getValues('question'))}>
          {t('inbox.askCopy')}
        </Button>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <ActionButton of={commit} kind="primary" isBusy={ask.isBusy} label={t('inbox.askAction')} />
      </DialogButtons>
    </>
  )
}

/** What this signal lacks, as questions; the person writes what is asked in the end. */
function useQuestions(signal: SignalDetail): string {
  const { t } = useTexts()
  const questions = [
    ...(signal.hasText ? [] : [t('inbox.ask.text')]),
    ...(signal.behaviour === null ? [t('inbox.ask.behaviour')] : []),
    ...(signal.handling.assumed ? [t('inbox.ask.handling')] : []),
    ...(signal.help === null ? [t('inbox.ask.more')] : []),
  ]
  return questions.map(question => `– ${question}`).join('\n')
}
