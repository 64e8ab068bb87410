import type { ReactNode } from 'react'
import type { ImportId } from '../../../src/contract/ids.ts'
import type { ImportRun } from '../../../src/contract/imports.ts'
import { useAction } from '../../actions/use-action.ts'
import { useImports } from '../../app/imports-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useLaidAside } from '../../app/use-laid-aside.ts'
import { useNow } from '../../app/use-now.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './import.module.css'

/** What was under way and is not over: each can be carried on or stopped. */
export function LaidAside() {
  const { t } = useTexts()
  const runs = useLaidAside()
  const { resume } = useImports()
  if (runs.length === 0) return null
  return (
    <Panel title={t('import.laidAside')} isFlush>
      <ul>
        {runs.map((run, place) => (
          <Waiting run={run} key={run.run}>
            {place === 0 ? (
              <CarryOn run={run.run} />
            ) : (
              <Button size="small" onPress={() => resume(run.run)}>
                {t('import.resume')}
              </Button>
            )}
          </Waiting>
        ))}
      </ul>
    </Panel>
  )
}

/** The newest, by key. */
function CarryOn({ run }: { readonly run: ImportId }) {
  const { resume } = useImports()
  return <ActionButton of={useAction('import.resume', () => resume(run))} kind="primary" size="small" />
}

interface WaitingProps {
  readonly run: ImportRun
  readonly children: ReactNode
}

function Waiting({ run: { run, state, left, at, by }, children }: WaitingProps) {
  const { t, formatMoment } = useTexts()
  const now = useNow()
  const stop = useCommand(useQueries().imports.stop)
  return (
    <li className={styles.waitingList}>
      <span className={styles.badge}>
        <Icon name="pause" />
      </span>
      <div className={styles.waitingWords}>
        <p className={styles.needs}>
          {t(state === 'paused' ? 'import.laidAsidePaused' : 'import.laidAsideCut', { count: left })}
        </p>
        <p className={styles.reason}>{t('import.laidAsideWhy')}</p>
        <p className={styles.quiet}>{t('import.laidAsideOf', { moment: formatMoment(at, now), name: by })}</p>
        <div className={styles.buttons}>
          {children}
          <Button size="small" isBusy={stop.isBusy} onPress={() => stop.run({ run })}>
            {t('import.stop')}
          </Button>
        </div>
        {stop.problem !== undefined && <Notice kind="stop">{stop.problem.text}</Notice>}
      </div>
    </li>
  )
}
