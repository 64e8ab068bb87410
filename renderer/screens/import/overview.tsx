import { useEffect, type ReactNode } from 'react'
import type { ImportId } from '../../../src/contract/ids.ts'
import { useAction } from '../../actions/use-action.ts'
import { useImports, useImportState } from '../../app/imports-context.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { ActionButton } from '../../components/action-button.tsx'
import { Notice } from '../../components/notice.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Channels } from './channels.tsx'
import { DropPlace } from './drop-place.tsx'
import { FormerRun } from './former-run.tsx'
import { History } from './history.tsx'
import { LaidAside } from './laid-aside.tsx'
import { LiveRun } from './live-run.tsx'
import { WaitingLists } from './waiting-lists.tsx'
import styles from './import.module.css'

interface OverviewProps {
  /** A former import that is looked at; left out: the one of now. */
  readonly run: ImportId | undefined
  readonly aside: ReactNode
}

export function Overview({ run, aside }: OverviewProps) {
  const { t } = useTexts()
  const course = useImportState(state => state.course)
  const isNothing = useImportState(state => state.isNothing)
  const isLive = course !== null && (run === undefined || run === course.run)
  const isRunning = course?.phase === 'reading' || course?.phase === 'finding'
  useSeen(isLive && !isRunning)
  return (
    <>
      <PageHeader
        title={t('import.title')}
        under={<p className={styles.under}>{t('import.purpose')}</p>}
        actions={isRunning ? <WhileRunning /> : <ToStart />}
      />
      <div className={styles.page}>
        <div className={styles.column}>
          {isNothing && <Notice kind="warn">{t('import.nothing')}</Notice>}
          {!isRunning && <LaidAside />}
          {isLive && <LiveRun course={course} />}
          {!isLive && run !== undefined && <FormerRun run={run} key={run} />}
          {!isLive && run === undefined && <DropPlace />}
          {!isRunning && <History shown={isLive ? course.run : (run ?? null)} />}
        </div>
        <div className={styles.column}>
          <Channels />
          <WaitingLists />
          {aside}
        </div>
      </div>
    </>
  )
}

function ToStart() {
  const { start } = useImports()
  const { go } = useNavigate()
  const choose = useAction('import.choose', () => start(() => window.schakel.chooseFiles()))
  const folder = useAction('import.folder', () => start(() => window.schakel.chooseFolder('read')))
  const note = useAction('import.note', () => go({ screen: 'import', note: 'phone' }))
  return (
    <>
      <ActionButton of={note} />
      <ActionButton of={folder} />
      <ActionButton of={choose} kind="primary" />
    </>
  )
}

function WhileRunning() {
  const { t } = useTexts()
  const { go } = useNavigate()
  const { stop, pause } = useImports()
  const phase = useImportState(state => state.course?.phase)
  const isStopping = useImportState(state => state.course?.isStopping)
  const background = useAction('import.background', () => go({ screen: 'inbox' }))
  const why = phase === 'finding' ? t('import.notRunning') : isStopping ? t('import.isStopping') : undefined
  const stopping = useAction('import.stop', stop, { unavailable: why })
  const pausing = useAction('import.pause', pause, { unavailable: why })
  return (
    <>
      <ActionButton of={background} />
      <ActionButton of={pausing} />
      <ActionButton of={stopping} kind="stop" />
    </>
  )
}

function useSeen(isOver: boolean): void {
  const { store } = useImports()
  useEffect(() => {
    if (isOver) store.getState().see()
  }, [store, isOver])
}
