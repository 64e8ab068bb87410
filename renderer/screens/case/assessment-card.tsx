import { useState } from 'react'
import type { CaseDetail } from '../../../src/contract/cases.ts'
import type { BoundAction } from '../../actions/use-action.ts'
import { DraftNotice } from '../../app/draft-notice.tsx'
import { useNow } from '../../app/use-now.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Notice } from '../../components/notice.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { Select } from '../../components/select.tsx'
import { Tag } from '../../components/tag.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { helpAnswers, isUnsourced, nextSteps } from './assessment-draft.ts'
import { Card } from './card.tsx'
import { PointColumn } from './point-column.tsx'
import { ShortPoints } from './short-points.tsx'
import type { Assessment } from './use-assessment.ts'
import styles from './case.module.css'

interface AssessmentCardProps {
  readonly detail: CaseDetail
  readonly assessment: Assessment
  readonly isOpen: boolean
  readonly indication: BoundAction
  readonly contra: BoundAction
  readonly save: BoundAction
}

/** For and against side by side at one size (R16), what is unknown, another explanation, help, and the next step. */
export function AssessmentCard({ detail, assessment, isOpen, indication, contra, save }: AssessmentCardProps) {
  const { t } = useTexts()
  const { draft, change, missing, problem, kept } = assessment
  const unsourced = draft.points.filter(isUnsourced).length
  return (
    <Card
      heading={t('case.assessment')}
      mark={<VersionTag detail={detail} isChanged={assessment.isChanged} />}
      side={unsourced === 0 ? t('case.eachSource') : t('case.unsourced', { count: unsourced })}
    >
      <DraftNotice of={kept} />
      <div className={styles.weighing}>
        <PointColumn side="for" detail={detail} assessment={assessment} isOpen={isOpen} add={indication} />
        <PointColumn side="against" detail={detail} assessment={assessment} isOpen={isOpen} add={contra} />
      </div>
      <ShortPoints side="unknown" assessment={assessment} isOpen={isOpen} />
      <ShortPoints side="alternative" assessment={assessment} isOpen={isOpen} />
      <div className={styles.asked}>
        <h3 className={styles.small}>{t('case.help')}</h3>
        {isOpen ? (
          <>
            <Segmented
              label={t('case.help')}
              options={helpAnswers.map(id => ({ id, label: t(`case.help.${id}`) }))}
              value={draft.help}
              onChange={help => change({ help })}
            />
            {draft.help === 'yes' && (
              <TextField label={t('case.helpWho')} name="who" value={draft.who} onChange={who => change({ who })} />
            )}
          </>
        ) : (
          <span>
            {draft.help === null ? t('case.none') : t(`case.help.${draft.help}`)}
            {draft.who !== '' && `, ${draft.who}`}
          </span>
        )}
      </div>
      <div className={styles.write}>
        {isOpen ? (
          <Writing assessment={assessment} />
        ) : (
          <p className={styles.conclusion}>{draft.conclusion === '' ? t('case.none') : draft.conclusion}</p>
        )}
        {missing.length > 0 && (
          <Notice kind="warn">
            {t('case.missing', { parts: missing.map(part => t(`case.missing.${part}`)).join(', ') })}
          </Notice>
        )}
        {problem !== undefined && (
          <Notice kind="stop">
            {problem.text} {problem.next}
          </Notice>
        )}
        {isOpen && (
          <div className={styles.commit}>
            <Select
              label={t('case.next')}
              name="next"
              options={nextSteps.map(id => ({ id, label: t(`case.next.${id}`) }))}
              value={draft.nextStep}
              onChange={nextStep => change({ nextStep })}
              placeholder={t('case.next')}
            />
            <ActionButton of={save} kind="primary" isBusy={assessment.isBusy} />
          </div>
        )}
      </div>
    </Card>
  )
}

function Writing({ assessment: { draft, change } }: { readonly assessment: Assessment }) {
  const { t } = useTexts()
  const [isQuestionOpen] = useState(draft.question.trim() === '')
  return (
    <>
      {isQuestionOpen && (
        <TextArea
          label={t('case.questionField')}
          name="question"
          rows={2}
          value={draft.question}
          onChange={question => change({ question })}
        />
      )}
      <TextArea
        label={t('case.conclusion')}
        name="conclusion"
        rows={3}
        value={draft.conclusion}
        onChange={conclusion => change({ conclusion })}
        help={t('case.conclusionHelp')}
      />
    </>
  )
}

function VersionTag({
  detail: { assessment },
  isChanged,
}: {
  readonly detail: CaseDetail
  readonly isChanged: boolean
}) {
  const { t, formatDay } = useTexts()
  const now = useNow()
  const version = assessment?.version ?? 0
  if (isChanged) return <Tag kind="outline">{t('case.draft', { version: String(version + 1) })}</Tag>
  if (assessment === null) return <Tag kind="outline">{t('case.noVersion')}</Tag>
  return (
    <>
      <Tag kind="outline">{t('case.version', { version: String(version) })}</Tag>
      <span className={styles.quiet}>
        {t('case.savedBy', { name: assessment.by, day: formatDay(assessment.at, now) })}
      </span>
    </>
  )
}
