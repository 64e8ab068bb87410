import { useState } from 'react'
import { useAction } from '../../actions/use-action.ts'
import { DraftNotice } from '../../app/draft-notice.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Button } from '../../components/button.tsx'
import { DialogButtons } from '../../components/dialog-buttons.tsx'
import { Notice } from '../../components/notice.tsx'
import { RadioCards } from '../../components/radio-cards.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { CloseDialogProps } from './close-props.ts'
import { chooseOutcome, ClosingForm, emptyForm, hasOwnWords, problemsOf, reasonOf } from './closing-form.ts'
import type { Outcome } from './outcome.ts'
import { outcomeTexts, usualBecause } from './closing-texts.ts'
import { Effects, type ClosingView } from './effects.tsx'
import { Questions } from './questions.tsx'
import { useQuestions } from './use-questions.ts'
import styles from './close-dialog.module.css'

interface CloseFormProps extends CloseDialogProps {
  readonly closing: ClosingView
}

export function CloseForm({ signal, closing, outcome, onClose, onDone }: CloseFormProps) {
  const { t } = useTexts()
  const [form, setForm] = useState<ClosingForm>(() => {
    const begun = { ...emptyForm, help: closing.help }
    return outcome === undefined ? begun : chooseOutcome(begun, outcome)
  })
  // Choices are made again in a moment: only what somebody put into words is kept, with the choices that it belongs to.
  const draft = useDraft({
    screen: 'signal.close',
    object: signal.id,
    shape: ClosingForm,
    value: hasOwnWords(form) ? form : emptyForm,
    untouched: emptyForm,
    restore: kept => setForm(outcome === undefined ? kept : chooseOutcome(kept, outcome)),
  })
  const [isTried, setTried] = useState(false)
  const outcomes: readonly Outcome[] = [
    'help',
    'unfounded',
    'tooLittle',
    'elsewhere',
    ...(signal.state === 'forwarded' ? (['provided'] as const) : []),
  ]
  const reason = reasonOf(form)
  const usual = usualBecause(reason)
  const because = form.because ?? (usual === undefined ? '' : t(usual))
  const feedbackText =
    form.feedbackText ??
    (form.feedback === null ? '' : t(form.feedback === 'given' ? 'closing.givenFirst' : 'closing.withheldFirst'))
  const asksFeedback = closing.feedback === 'open'
  const problems = problemsOf(form, { because, feedbackText, asksFeedback })
  const isUnfounded = form.outcome === 'unfounded'
  const close = useCommand(useQueries().signals.close, {
    onDone: ({ decision }) => {
      if (hasOwnWords(form)) draft.forget()
      onDone(
        t(isUnfounded ? 'closing.doneUnfounded' : 'closing.done', { number: signal.number }),
        isUnfounded && !closing.mayReopen ? null : decision,
      )
    },
  })
  const commit = useAction('closing.commit', () => {
    setTried(true)
    if (reason === null || Object.keys(problems).length > 0 || close.isBusy) return
    close.run({
      signal: signal.id,
      reason,
      because,
      ...(form.help !== null && { help: form.help }),
      ...(form.help === 'yes' && form.askedBy !== null && { helpAskedBy: form.askedBy }),
      ...(form.outcome === 'help' && form.helpTo !== null && { helpTo: form.helpTo }),
      ...(form.feedback === 'given' && { feedbackGiven: feedbackText }),
      ...(form.feedback === 'withheld' && { feedbackWithheld: feedbackText }),
    })
  })
  const questions = useQuestions(form, asksFeedback, change => setForm({ ...form, ...change }))
  useAction('closing.pickOutcome', key => {
    const chosen = outcomes[Number(key) - 1]
    if (chosen !== undefined) setForm(chooseOutcome(form, chosen))
  })
  useAction('closing.answer', key => questions.answer(key ?? ''))
  const errorOf = (field: keyof ClosingForm): string | undefined => {
    const text = isTried ? problems[field] : undefined
    return text && t(text)
  }
  return (
    <>
      <DraftNotice of={draft} />
      <div className={styles.columns}>
        <RadioCards
          label={t('closing.outcome')}
          name="outcome"
          value={form.outcome}
          choices={outcomes.map((each, index) => ({
            id: each,
            label: t(outcomeTexts[each].label),
            help: t(outcomeTexts[each].help),
            cap: String(index + 1),
          }))}
          onChange={chosen => setForm(chooseOutcome(form, chosen))}
          error={errorOf('outcome')}
          autoFocus
        />
        <div>
          <Questions groups={questions.groups} errorOf={errorOf} />
          <TextArea
            label={t('closing.because')}
            name="because"
            rows={2}
            value={because}
            onChange={words => setForm({ ...form, because: words })}
            error={errorOf('because')}
          />
          {form.feedback !== null && (
            <TextArea
              label={t(form.feedback === 'given' ? 'closing.givenText' : 'closing.withheldText')}
              name="feedback"
              rows={2}
              value={feedbackText}
              onChange={words => setForm({ ...form, feedbackText: words })}
              error={errorOf('feedbackText')}
            />
          )}
        </div>
      </div>
      <Effects signal={signal.id} closing={closing} outcome={form.outcome} />
      {close.problem !== undefined && <Notice kind="stop">{`${close.problem.text} ${close.problem.next}`}</Notice>}
      <DialogButtons>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <ActionButton
          of={commit}
          kind="primary"
          isBusy={close.isBusy}
          label={t(form.outcome === 'help' ? 'closing.actionHelp' : 'closing.action')}
        />
      </DialogButtons>
    </>
  )
}
