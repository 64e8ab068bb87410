import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseId, DecisionId } from '../../../../src/contract/ids.ts'
import type { SignalDetail } from '../../../../src/contract/signals.ts'
import { useAction } from '../../../actions/use-action.ts'
import { Answer } from '../../../app/answer.tsx'
import { useQueries } from '../../../app/queries-context.tsx'
import { useCommand } from '../../../app/use-command.ts'
import { useNow } from '../../../app/use-now.ts'
import { ActionButton } from '../../../components/action-button.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { DialogButtons } from '../../../components/dialog-buttons.tsx'
import { Foreign } from '../../../components/foreign.tsx'
import { Notice } from '../../../components/notice.tsx'
import { RadioCards } from '../../../components/radio-cards.tsx'
import { TextArea } from '../../../components/text-area.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import styles from './case-dialog.module.css'

interface CaseDialogProps {
  readonly signal: SignalDetail
  readonly onClose: () => void
  readonly onDone: (text: string, decision: DecisionId | null) => void
  /** To the screen where what is missing can be answered. */
  readonly onAssess: () => void
}

/** To an open case or a new one; or what keeps the signal from it, all at once (R11, R12, R17, R52). */
export function CaseDialog(props: CaseDialogProps) {
  const { t } = useTexts()
  const { signal, onClose } = props
  return (
    <Dialog title={t('inbox.caseTitle', { number: signal.number })} isOpen onClose={onClose}>
      {signal.missingForCase.length > 0 ? <Missing {...props} /> : <Choice {...props} />}
    </Dialog>
  )
}

function Missing({ signal, onClose, onAssess }: CaseDialogProps) {
  const { t } = useTexts()
  return (
    <>
      <Notice kind="warn">
        <p>{t('inbox.caseMissing')}</p>
        <ul className={styles.missing}>
          {signal.missingForCase.map(code => (
            <li key={code}>{t(`inbox.missing.${code}`)}</li>
          ))}
        </ul>
        {signal.missingForCase.includes('BEHAVIOUR_NEEDED') && <p>{t('inbox.caseUnfounded')}</p>}
      </Notice>
      <DialogButtons>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" onPress={onAssess} autoFocus>
          {t('inbox.caseMissingGo')}
        </Button>
      </DialogButtons>
    </>
  )
}

function Choice({ signal, onClose, onDone }: CaseDialogProps) {
  const queries = useQueries()
  const cases = useQuery(queries.cases.list.queryOptions({ input: {} }))
  return (
    <Answer of={cases}>
      {all => (
        <CaseForm
          signal={signal}
          cases={all.filter(({ state }) => state === 'open' || state === 'review')}
          onClose={onClose}
          onDone={onDone}
        />
      )}
    </Answer>
  )
}

const newCase = 'new'

interface CaseFormProps extends Pick<CaseDialogProps, 'signal' | 'onClose' | 'onDone'> {
  readonly cases: readonly {
    readonly id: CaseId
    readonly number: string
    readonly title: string
    readonly openedAt: number
  }[]
}

function CaseForm({ signal, cases, onClose, onDone }: CaseFormProps) {
  const { t, formatDay } = useTexts()
  const queries = useQueries()
  const now = useNow()
  const [chosen, setChosen] = useState<string | null>(cases.length === 0 ? newCase : null)
  const [title, setTitle] = useState('')
  const [question, setQuestion] = useState('')
  const [because, setBecause] = useState(t('inbox.caseWhyFirst'))
  const [isTried, setTried] = useState(false)
  const add = useCommand(queries.cases.add, {
    onDone: ({ decision }) => onDone(t('inbox.done.case', { number: signal.number }), decision),
  })
  const found = useCommand(queries.cases.new, {
    onDone: made => add.run({ case: made.case, signal: signal.id, because }),
  })
  const commit = useAction('inbox.commit', () => {
    setTried(true)
    const known = cases.find(({ id }) => id === chosen)
    if (because.trim() === '') return
    if (known !== undefined) add.run({ case: known.id, signal: signal.id, because })
    else if (chosen === newCase && title.trim() !== '' && question.trim() !== '') found.run({ title, question })
  })
  useAction('inbox.pick', key => setChosen(cases[Number(key) - 1]?.id ?? chosen))
  useAction('inbox.newCase', () => setChosen(newCase))
  const missing = (value: string, text: string): string | undefined =>
    isTried && value.trim() === '' ? text : undefined
  return (
    <>
      <RadioCards
        label={t('inbox.caseChoice')}
        name="case"
        value={chosen}
        error={isTried && chosen === null ? t('inbox.casePick') : undefined}
        choices={[
          ...cases.map((each, index) => ({
            id: String(each.id),
            label: each.number,
            ...(index < 9 && { cap: String(index + 1) }),
            help: (
              <>
                <Foreign text={each.title} />
                {`, ${t('inbox.caseOpened', { day: formatDay(each.openedAt, now) })}`}
              </>
            ),
          })),
          { id: newCase, label: t('inbox.caseNew'), cap: 'N', help: t('inbox.caseNewHelp') },
        ]}
        onChange={setChosen}
        autoFocus
      />
      {chosen === newCase && (
        <>
          <TextField
            label={t('inbox.caseName')}
            name="title"
            value={title}
            onChange={setTitle}
            error={missing(title, t('inbox.caseNameNeeded'))}
          />
          <TextArea
            label={t('inbox.caseQuestion')}
            name="question"
            rows={2}
            value={question}
            onChange={setQuestion}
            error={missing(question, t('inbox.caseQuestionNeeded'))}
          />
        </>
      )}
      <TextArea
        label={t('inbox.caseWhy')}
        name="because"
        rows={2}
        value={because}
        onChange={setBecause}
        error={missing(because, t('reason.needed'))}
      />
      {(add.problem ?? found.problem) !== undefined && (
        <Notice kind="stop">{(add.problem ?? found.problem)?.text}</Notice>
      )}
      <DialogButtons>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <ActionButton of={commit} kind="primary" isBusy={add.isBusy || found.isBusy} label={t('inbox.caseAction')} />
      </DialogButtons>
    </>
  )
}
