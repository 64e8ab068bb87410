import { answerLetters } from '../../actions/closing.ts'
import { useCodes } from '../../app/use-codes.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import type { HelpAskedBy } from '../../../src/contract/signals.ts'
import { questionsOf, type ClosingField, type ClosingForm, type Help } from './closing-form.ts'

export interface QuestionGroup {
  readonly field: ClosingField
  readonly label: string
  readonly help?: string
  readonly value: string | null
  readonly options: readonly {
    readonly id: string
    readonly label: string
    /** The letter that chooses it. */
    readonly letter: string
    readonly choose: () => void
  }[]
}

interface Bare {
  readonly field: ClosingField
  readonly label: string
  readonly help?: string
  readonly options: readonly { readonly id: string; readonly label: string; readonly change: Partial<ClosingForm> }[]
}

const helps: readonly Help[] = ['yes', 'no', 'unknown']
const askers: readonly HelpAskedBy[] = ['person_consents', 'person', 'reporter', 'professional']

/** The questions that this outcome asks, each answer with a letter: those that belong to the outcome come first. */
export function useQuestions(
  form: ClosingForm,
  asksFeedback: boolean,
  onChange: (change: Partial<ClosingForm>) => void,
): { readonly groups: readonly QuestionGroup[]; readonly answer: (letter: string) => void } {
  const { t } = useTexts()
  const { books, label } = useCodes()
  const asked = questionsOf(form, asksFeedback)
  const unfounded = books?.closingReasons.filter(({ state }) => state === 'unfounded') ?? []
  const helpers = books?.packetRecipientKinds.filter(({ minimal }) => minimal === true) ?? []
  const bare: readonly Bare[] = [
    {
      field: 'which',
      label: t('closing.which'),
      options: unfounded.map(({ code }) => ({
        id: code,
        label: withoutHead(label('closingReasons', code)),
        change: { which: code },
      })),
    },
    {
      field: 'helpTo',
      label: t('closing.to'),
      help: t('closing.toHelp'),
      options: helpers.map(({ code }) => ({
        id: code,
        label: label('packetRecipientKinds', code),
        change: { helpTo: code },
      })),
    },
    {
      field: 'help',
      label: t('closing.helpAsked'),
      options: helps.map(help => ({ id: help, label: t(`closing.${help}`), change: { help } })),
    },
    {
      field: 'askedBy',
      label: t('closing.askedBy'),
      options: askers.map(askedBy => ({ id: askedBy, label: t(`closing.by.${askedBy}`), change: { askedBy } })),
    },
    {
      field: 'feedback',
      label: t('closing.feedback'),
      help: t('closing.feedbackHelp'),
      options: (['given', 'withheld'] as const).map(feedback => ({
        id: feedback,
        label: t(`closing.${feedback}`),
        change: { feedback },
      })),
    },
  ]
  const shown = bare.filter(({ field }) => field in asked && asked[unsafeAsked(field)])
  let next = 0
  const groups = shown.map(({ options, ...group }) => ({
    ...group,
    value: form[group.field],
    options: options.map(({ id, label: words, change }) => ({
      id,
      label: words,
      letter: answerLetters[next++] ?? '',
      choose: () => onChange(change),
    })),
  }))
  return {
    groups,
    answer: letter =>
      groups
        .flatMap(({ options }) => options)
        .find(option => option.letter === letter)
        ?.choose(),
  }
}

/** The groups above are fields that can be asked. */
function unsafeAsked(field: ClosingField): keyof ReturnType<typeof questionsOf> {
  return field as keyof ReturnType<typeof questionsOf>
}

/** "Ongegrond – melding ingetrokken" is "melding ingetrokken" under its heading. */
function withoutHead(words: string): string {
  return words.replace(/^[^–]+ – /, '')
}
