import { RadioCards } from '../../components/radio-cards.tsx'
import type { ClosingForm } from './closing-form.ts'
import type { QuestionGroup } from './use-questions.ts'

interface QuestionsProps {
  readonly groups: readonly QuestionGroup[]
  readonly errorOf: (field: keyof ClosingForm) => string | undefined
}

export function Questions({ groups, errorOf }: QuestionsProps) {
  return groups.map(({ field, label, help, value, options }) => (
    <RadioCards
      label={label}
      name={field}
      layout={options.length > 4 ? 'rows' : options.length === 4 ? 'pairs' : 'columns'}
      value={value}
      choices={options.map(({ id, label: words, letter }) => ({ id, label: words, cap: letter.toUpperCase() }))}
      onChange={id => options.find(option => option.id === id)?.choose()}
      error={errorOf(field)}
      {...(help === undefined ? {} : { help })}
      key={field}
    />
  ))
}
