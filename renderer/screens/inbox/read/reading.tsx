import { useState } from 'react'
import type { SignalId } from '../../../../src/contract/ids.ts'
import type { InboxRow, InboxSummary } from '../../../../src/contract/inbox.ts'
import { useAction, type BoundAction } from '../../../actions/use-action.ts'
import { Answer } from '../../../app/answer.tsx'
import { usePanes } from '../../../app/use-panes.ts'
import { useUndo } from '../../../app/undo.tsx'
import { Drawer } from '../../../components/drawer.tsx'
import { Empty } from '../../../components/empty.tsx'
import { Pane, Panes, SidePane } from '../../../components/panes.tsx'
import { useTexts } from '../../../i18n/language-context.tsx'
import { CompareDialog } from '../decide/compare-dialog.tsx'
import { Decisions } from '../decide/decisions.tsx'
import type { InboxList } from '../use-inbox.ts'
import { useSettled } from '../use-settled.ts'
import { useSignal } from '../use-signal.ts'
import { ReadingHead } from './reading-head.tsx'
import { Side } from './side.tsx'
import { SignalText } from './signal-text.tsx'
import { Stub } from './stub.tsx'
import styles from './reading.module.css'

interface ReadingProps {
  readonly row: InboxRow | undefined
  readonly signal: SignalId | null
  readonly selected: readonly SignalId[]
  readonly list: InboxList
  readonly place: number | null
  readonly next: BoundAction
  readonly previous: BoundAction
  readonly isRoomy: boolean
  readonly onShow: (signal: SignalId) => void
  readonly onDecided: () => () => void
}

/** Running through the list opens nothing; resting this long does. */
const restMs = 120

export function Reading(props: ReadingProps) {
  const { t } = useTexts()
  const { row, signal, selected, list } = props
  if (row?.kind === 'stub') return <Stub row={row} />
  if (signal === null || list.summary === undefined)
    return (
      <>
        {list.summary !== undefined && list.layout.total === 0 ? (
          <Empty icon="document" title={t('inbox.nothing')} why={t('inbox.nothingHelp')} />
        ) : (
          <Empty icon="inbox" title={t('inbox.none')} why={t('inbox.noneHelp')} />
        )}
        {list.summary !== undefined && list.layout.total > 0 && (
          <Decisions signal={undefined} selected={[]} summary={list.summary} onDecided={props.onDecided} />
        )}
      </>
    )
  if (selected.length > 1)
    return (
      <>
        <Empty icon="layers" title={t('inbox.selected', { count: selected.length })} why={t('inbox.selectedHelp')} />
        <Decisions signal={undefined} selected={selected} summary={list.summary} onDecided={props.onDecided} />
      </>
    )
  return <OneSignal {...props} signal={signal} summary={list.summary} />
}

function OneSignal({
  signal: id,
  selected,
  summary,
  list,
  place,
  next,
  previous,
  isRoomy,
  onShow,
  onDecided,
}: ReadingProps & { readonly signal: SignalId; readonly summary: InboxSummary }) {
  const { t } = useTexts()
  const panes = usePanes()
  const { offer } = useUndo()
  const open = useSignal(useSettled(id, restMs))
  const [isDrawn, setDrawn] = useState(false)
  const [compared, setCompared] = useState<SignalId | null>(null)
  const first = open.related?.signals[0]
  useAction('inbox.compare', () => setCompared(first?.id ?? null), {
    unavailable: first === undefined ? t('inbox.noneRelated') : undefined,
  })
  const details = useAction('inbox.details', () => setDrawn(!isDrawn), {
    unavailable: isRoomy ? t('inbox.sidePane') : undefined,
  })
  const signal = open.shown.data
  return (
    <>
      <Answer of={open.shown}>
        {shown => {
          const side = <Side signal={shown} open={open} summary={summary} onOpen={onShow} onCompare={setCompared} />
          return (
            <>
              <ReadingHead
                signal={shown}
                verdict={open.verdict}
                place={place}
                total={list.layout.total}
                previous={previous}
                next={next}
                details={isRoomy ? null : details}
              />
              <Panes>
                <Pane label={t('inbox.textPane')} className={styles.text}>
                  <SignalText signal={shown} mentions={open.mentions} linked={open.linked} />
                </Pane>
                {isRoomy && (
                  <SidePane
                    name="inbox.side"
                    side="end"
                    first={268}
                    least={240}
                    most={436}
                    label={t('inbox.sidePane')}
                    widths={panes}
                    className={styles.side}
                  >
                    {side}
                  </SidePane>
                )}
                {!isRoomy && isDrawn && (
                  <Drawer label={t('inbox.sidePane')} heading={t('inbox.details')} onClose={() => setDrawn(false)}>
                    {side}
                  </Drawer>
                )}
              </Panes>
            </>
          )
        }}
      </Answer>
      {signal === undefined && <div className={styles.waiting} />}
      <Decisions signal={signal} selected={selected} summary={summary} onDecided={onDecided} />
      {compared !== null && (
        <CompareDialog
          left={id}
          right={compared}
          onClose={() => setCompared(null)}
          onDone={(text, decision, isMerged) => {
            setCompared(null)
            offer({ text, decision, ...(isMerged && { onUndone: onDecided() }) })
          }}
        />
      )}
    </>
  )
}
