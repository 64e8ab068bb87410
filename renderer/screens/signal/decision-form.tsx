import { useCodes } from '../../app/use-codes.ts'
import { DateField } from '../../components/date-field.tsx'
import { Notice } from '../../components/notice.tsx'
import { RadioCards } from '../../components/radio-cards.tsx'
import { Select } from '../../components/select.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Decision, hasSaid, isDecided, wantsFeedback } from './assessment.ts'
import { useAssessmentForm, useOpenCases } from './use-assessment.ts'
import { useSignal } from './use-signal.ts'
import styles from './panel.module.css'

/** What happens with the signal now. No outcome is chosen beforehand; without something said or done there is no case (R12). */
export function DecisionForm() {
  const { t } = useTexts()
  const signal = useSignal()
  const form = useAssessmentForm()
  const { value, change, missing } = form
  const isOpen = ['received', 'triage', 'in_case', 'forwarded'].includes(signal.detail.state)
  if (!isOpen) return <Notice kind="warn">{t('signal.isClosed')}</Notice>
  const canCase = hasSaid(signal)
  return (
    <section className={styles.section} data-part="decision">
      <RadioCards
        label={t('signal.decision')}
        name="decision"
        layout="pairs"
        value={value.decision}
        onChange={id => change({ decision: Decision.parse(id), because: value.because })}
        error={missing.includes('decision') ? t('signal.missing.decision') : undefined}
        choices={[
          {
            id: 'case',
            label: t('signal.decideCase'),
            isDisabled: !canCase,
            ...(canCase ? {} : { help: t('signal.caseNeedsSaid') }),
          },
          {
            id: 'ask',
            label: t('signal.decideAsk'),
            ...(isDecided(signal) ? { isDisabled: true, help: t('signal.askIsTriage') } : {}),
          },
          { id: 'help', label: t('signal.decideHelp') },
          { id: 'close', label: t('signal.decideClose') },
        ]}
      />
      {value.decision !== null && <Details />}
    </section>
  )
}

/** What each decision needs besides: which case, which question, who helps, why it is closed. */
function Details() {
  const { t } = useTexts()
  const { books, label, options } = useCodes()
  const signal = useSignal()
  const { value, change, missing } = useAssessmentForm()
  const cases = useOpenCases()
  const { decision } = value
  const wrong = (part: (typeof missing)[number], text: string): string | undefined =>
    missing.includes(part) ? text : undefined
  const helpers = books?.packetRecipientKinds.filter(({ minimal }) => minimal === true) ?? []
  return (
    <div className={styles.form}>
      {decision === 'case' && (
        <div data-part="case">
          <Select
            label={t('signal.whichCase')}
            name="case"
            value={value.case}
            placeholder={t('signal.chooseOne')}
            options={[
              ...cases.map(({ id, number, title }) => ({ id: String(id), label: `${number} ${title}` })),
              { id: 'new', label: t('signal.newCase') },
            ]}
            onChange={id => change({ case: id })}
            error={wrong('case', t('signal.missing.case'))}
          />
        </div>
      )}
      {decision === 'case' && value.case === 'new' && (
        <div data-part="caseQuestion">
          <TextField
            label={t('signal.caseTitle')}
            name="caseTitle"
            value={value.caseTitle}
            onChange={caseTitle => change({ caseTitle })}
            help={t('signal.caseTitleHelp')}
            error={value.caseTitle.trim() === '' ? wrong('caseQuestion', t('signal.fieldNeeded')) : undefined}
          />
          <TextArea
            label={t('signal.caseQuestion')}
            name="caseQuestion"
            rows={2}
            value={value.caseQuestion}
            onChange={caseQuestion => change({ caseQuestion })}
            error={value.caseQuestion.trim() === '' ? wrong('caseQuestion', t('signal.fieldNeeded')) : undefined}
          />
        </div>
      )}
      {decision === 'help' && (
        <div data-part="helpTo">
          <Select
            label={t('signal.helpTo')}
            name="helpTo"
            value={value.helpTo}
            placeholder={t('signal.chooseOne')}
            options={helpers.map(({ code }) => ({ id: code, label: label('packetRecipientKinds', code) }))}
            onChange={helpTo => change({ helpTo })}
            error={wrong('helpTo', t('signal.missing.helpTo'))}
          />
        </div>
      )}
      {decision === 'close' && (
        <div data-part="closingReason">
          <Select
            label={t('signal.closingReason')}
            name="closingReason"
            value={value.closingReason}
            placeholder={t('signal.chooseOne')}
            options={options('closingReasons').filter(({ id }) => isClosing(id))}
            onChange={closingReason => change({ closingReason })}
            error={wrong('closingReason', t('signal.missing.closingReason'))}
          />
        </div>
      )}
      {decision === 'ask' && (
        <div data-part="answerBy">
          <DateField
            label={t('signal.answerBy')}
            name="answerBy"
            value={value.answerBy}
            onChange={answerBy => change({ answerBy })}
            error={wrong('answerBy', t('signal.missing.answerBy'))}
          />
        </div>
      )}
      {(decision === 'help' || decision === 'close') && wantsFeedback(value, signal) && (
        <div data-part="told">
          <TextArea
            label={t('signal.told')}
            name="told"
            rows={2}
            value={value.told}
            onChange={told => change({ told })}
            error={wrong('told', t('signal.missing.told'))}
          />
        </div>
      )}
      <div data-part="because">
        <TextArea
          label={decision === 'ask' ? t('signal.question') : t('signal.decisionBecause')}
          name="because"
          rows={2}
          value={value.because}
          onChange={because => change({ because })}
          error={wrong('because', t('reason.needed'))}
        />
      </div>
    </div>
  )
}

/** Help is a decision of its own; joining origins and erasing by term are other acts. */
function isClosing(code: string): boolean {
  return !['help_only', 'duplicate_origin', 'expired', 'forwarded_done'].includes(code)
}
