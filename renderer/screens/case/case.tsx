import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import type { CaseDetail } from '../../../src/contract/cases.ts'
import { useAction } from '../../actions/use-action.ts'
import { Answer } from '../../app/answer.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { usePurposeMemory } from '../../app/purpose-memory.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Place } from '../../state/place.ts'
import { AssessmentCard } from './assessment-card.tsx'
import { Card } from './card.tsx'
import { CaseHeader } from './case-header.tsx'
import { CloseCase, ReopenCase } from './close-case.tsx'
import { FeedbackCard } from './feedback-card.tsx'
import { History, LatestEvents } from './history.tsx'
import { LogTab } from './log-tab.tsx'
import { PersonsTab } from './persons-tab.tsx'
import { PickSignal } from './pick-signal.tsx'
import { PointDialog } from './point-dialog.tsx'
import { Question } from './question.tsx'
import { ShareDialog } from './share-dialog.tsx'
import { SignalsCard } from './signals-card.tsx'
import { TaskDialog } from './task-dialog.tsx'
import { TasksCard } from './tasks-card.tsx'
import { useAssessment } from './use-assessment.ts'
import styles from './case.module.css'

/** One question: its signals, what speaks for and against, what is unknown, what happens next. */
export function Case({ place }: { readonly place: Extract<Place, { screen: 'case' }> }) {
  const { t } = useTexts()
  const detail = useQuery(useQueries().cases.show.queryOptions({ input: { case: place.case } }))
  return (
    <>
      {!detail.isSuccess && <PageHeader title={t('case.title')} />}
      <Answer of={detail}>{data => <OpenCase detail={data} />}</Answer>
    </>
  )
}

type Part = 'overview' | 'persons' | 'history' | 'log'
type Dialogs = 'signal' | 'for' | 'against' | 'task' | 'share' | 'close' | 'reopen'

function OpenCase({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTexts()
  const { go } = useNavigate()
  const [part, setPart] = useState<Part>('overview')
  const [dialog, setDialog] = useState<Dialogs | null>(null)
  const assessment = useAssessment(detail)
  const isOpen = detail.state === 'open' || detail.state === 'review'
  const closed = isOpen ? {} : { unavailable: t('case.isClosed') }
  useLastCase(detail)

  const addSignal = useAction('case.addSignal', () => setDialog('signal'), closed)
  const indication = useAction('case.indication', () => setDialog('for'), closed)
  const contra = useAction('case.contra', () => setDialog('against'), closed)
  const task = useAction('case.task', () => setDialog('task'), closed)
  const network = useAction('case.network', () => go({ screen: 'network', case: detail.id }))
  const packet = useAction('case.packet', () => go({ screen: 'packets', make: { case: detail.id } }), closed)
  const save = useAction('case.save', assessment.save, closed)
  const share = useAction('case.share', () => setDialog('share'))
  const end = useAction(isOpen ? 'case.close' : 'case.reopen', () => setDialog(isOpen ? 'close' : 'reopen'))
  const done = (): void => setDialog(null)
  return (
    <div className={styles.screen}>
      <CaseHeader detail={detail} network={network} packet={packet} share={share} end={end} />
      {detail.closed !== null && (
        <Notice kind="info">
          <Foreign text={t('case.closedBy', { name: detail.closed.by, because: detail.closed.because ?? '' })} />
        </Notice>
      )}
      <Tabs
        label={t('case.parts')}
        value={part}
        onChange={setPart}
        tabs={[
          {
            id: 'overview',
            label: t('case.overview'),
            content: (
              <div className={styles.body}>
                <div className={styles.wide}>
                  <Question detail={detail} />
                  <AssessmentCard
                    detail={detail}
                    assessment={assessment}
                    isOpen={isOpen}
                    indication={indication}
                    contra={contra}
                    save={save}
                  />
                  <SignalsCard detail={detail} isOpen={isOpen} add={addSignal} />
                </div>
                <div className={styles.narrow}>
                  <TasksCard tasks={detail.tasks} isOpen={isOpen} add={task} />
                  <FeedbackCard detail={detail} />
                  <Card heading={t('case.history')}>
                    <LatestEvents events={detail.history} />
                  </Card>
                </div>
              </div>
            ),
          },
          { id: 'persons', label: t('case.persons'), content: <PersonsTab detail={detail} /> },
          {
            id: 'history',
            label: t('case.history'),
            count: String(detail.history.length),
            content: (
              <div className={styles.page}>
                <History events={detail.history} />
              </div>
            ),
          },
          {
            id: 'log',
            label: t('case.log'),
            content: (
              <div className={styles.page}>
                <LogTab caseId={detail.id} />
              </div>
            ),
          },
        ]}
      />
      {dialog === 'signal' && <PickSignal detail={detail} onClose={done} />}
      {(dialog === 'for' || dialog === 'against') && (
        <PointDialog
          caseId={detail.id}
          side={dialog}
          signals={detail.signals}
          onClose={done}
          onPoint={assessment.addPoint}
        />
      )}
      {dialog === 'task' && <TaskDialog detail={detail} onClose={done} />}
      {dialog === 'share' && <ShareDialog detail={detail} isOpen={isOpen} onClose={done} />}
      {dialog === 'close' && <CloseCase detail={detail} onClose={done} />}
      {dialog === 'reopen' && <ReopenCase detail={detail} onClose={done} />}
    </div>
  )
}

/** A search that follows offers this case as what it is for. */
function useLastCase({ id, number }: CaseDetail): void {
  const { enterCase } = usePurposeMemory()
  const enter = useEffectEvent(() => enterCase({ id, number }))
  useEffect(() => enter(), [id])
}
