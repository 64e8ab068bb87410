import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm, useWatch } from 'react-hook-form'
import { z } from 'zod'
import type { CaseId } from '../../../src/contract/ids.ts'
import { Code, DateText, ShortText } from '../../../src/contract/shapes.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { DraftNotice } from '../../app/draft-notice.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './cases.module.css'

interface NewCaseProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onMade: (made: CaseId) => void
}

/** The contract's input as the form holds it: an empty date is an empty text. */
const NewCaseForm = z.strictObject({
  title: ShortText,
  question: z.string().trim().min(1).max(2_000),
  ground: Code,
  reviewOn: z.union([DateText, z.literal('')]),
})

const Unfinished = z.strictObject({ title: z.string(), question: z.string(), ground: z.string(), reviewOn: z.string() })
type Unfinished = z.infer<typeof Unfinished>
const untouched: Unfinished = { title: '', question: '', ground: 'vw2000_107', reviewOn: '' }

/** One question, on a ground, to be looked at again. */
export function NewCase(props: NewCaseProps) {
  const { t } = useTexts()
  return (
    <Dialog title={t('cases.form.title')} isOpen={props.isOpen} onClose={props.onClose}>
      <Form {...props} />
    </Dialog>
  )
}

function Form({ onClose, onMade }: NewCaseProps) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const { books, label } = useCodes()
  const make = useCommand(useQueries().cases.new, {
    onDone: made => {
      draft.forget()
      announce(t('cases.made', { number: made.number }))
      onMade(made.case)
    },
  })
  const form = useForm({
    resolver: zodResolver(NewCaseForm),
    defaultValues: untouched,
  })
  const value = useWatch({ control: form.control, compute: (all: Unfinished) => all })
  const draft = useDraft({
    screen: 'cases.new',
    object: null,
    shape: Unfinished,
    value,
    untouched,
    restore: kept => form.reset(kept),
  })
  const { errors } = form.formState
  const needed = (field: keyof typeof errors): string | undefined =>
    errors[field] === undefined ? undefined : t('cases.form.needed')
  const submit = form.handleSubmit(({ reviewOn, ...input }) => {
    if (!make.isBusy) make.run({ ...input, ...(reviewOn === '' ? {} : { reviewOn }) })
  })
  // Of the legal grounds those on which something is kept, not those on which it is provided.
  const grounds = (books?.legalBases ?? []).filter(ground => isForKeeping(ground))
  return (
    <form className={styles.form} noValidate onSubmit={event => void submit(event)}>
      <p>{t('cases.form.intro')}</p>
      <DraftNotice of={draft} />
      <Controller
        control={form.control}
        name="title"
        render={({ field }) => (
          <TextField
            {...field}
            label={t('cases.form.name')}
            help={t('cases.form.nameHelp')}
            error={needed('title')}
            autoFocus
          />
        )}
      />
      <Controller
        control={form.control}
        name="question"
        render={({ field }) => (
          <TextArea
            {...field}
            label={t('cases.form.question')}
            help={t('cases.form.questionHelp')}
            error={needed('question')}
          />
        )}
      />
      <div className={styles.pair}>
        <Controller
          control={form.control}
          name="ground"
          render={({ field }) => (
            <Select
              label={t('cases.form.ground')}
              name={field.name}
              options={grounds.map(({ code, status }) => ({
                id: code,
                label:
                  status === 'confirmed'
                    ? label('legalBases', code)
                    : t('cases.form.unconfirmed', { ground: label('legalBases', code) }),
              }))}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <Controller
          control={form.control}
          name="reviewOn"
          render={({ field }) => (
            <DateField
              label={t('cases.form.review')}
              name={field.name}
              value={field.value}
              onChange={field.onChange}
              error={needed('reviewOn')}
            />
          )}
        />
      </div>
      {make.problem !== undefined && (
        <Notice kind="stop">
          {make.problem.text} {make.problem.next}
        </Notice>
      )}
      <div className={styles.actions}>
        <Button
          onPress={() => {
            draft.discard()
            onClose()
          }}
        >
          {t('dialog.cancel')}
        </Button>
        <Button kind="primary" type="submit" isBusy={make.isBusy}>
          {t('cases.form.make')}
        </Button>
      </div>
    </form>
  )
}

function isForKeeping(ground: Readonly<Record<string, unknown>>): boolean {
  const { use } = ground
  return Array.isArray(use) && use.includes('store')
}
