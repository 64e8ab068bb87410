import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DecisionId } from '../../../src/contract/ids.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Dialog } from '../../components/dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { SplitQuestions } from './split-questions.tsx'

interface SplitDialogProps {
  readonly decision: DecisionId
  readonly onClose: () => void
}

/** Takes a merge apart. What was added since is asked one by one: only a person knows of whom it was said (R31). */
export function SplitDialog({ decision, onClose }: SplitDialogProps) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const { links } = useQueries()
  const [isDone, setDone] = useState(false)
  const questions = useQuery(links.splitQuestions.queryOptions({ input: { decision }, enabled: !isDone }))
  const split = useCommand(links.split, {
    onDone: () => {
      setDone(true)
      announce(t('person.splitDone'))
      onClose()
    },
  })
  return (
    <Dialog title={t('person.splitTitle')} isOpen onClose={onClose} width="wide">
      <Answer of={questions}>
        {data => (
          <SplitQuestions
            of={data}
            isBusy={split.isBusy}
            problem={split.problem?.text}
            onClose={onClose}
            onAnswered={answers => split.run({ decision, ...answers })}
          />
        )}
      </Answer>
    </Dialog>
  )
}
