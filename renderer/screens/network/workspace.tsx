import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Network } from '../../../src/contract/links.ts'
import { usePanes } from '../../app/use-panes.ts'
import { cx } from '../../components/cx.ts'
import { Hidden } from '../../components/hidden.tsx'
import { Notice } from '../../components/notice.tsx'
import { Pane, Panes, SidePane } from '../../components/panes.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Painter } from './canvas/painter.ts'
import { Detail } from './detail.tsx'
import { Legend } from './legend.tsx'
import { NetworkCanvas } from './network-canvas.tsx'
import { NetworkList } from './network-list.tsx'
import type { NetworkStore } from './network-state.ts'
import { PathPanel } from './path-panel.tsx'
import { TimeBar } from './time-bar.tsx'
import { Toolbar } from './toolbar.tsx'
import { Unnamed } from './unnamed.tsx'
import { useNetwork } from './use-network.ts'
import { useNetworkActions } from './use-network-actions.ts'
import { usePath } from './use-path.ts'
import styles from './network.module.css'

interface WorkspaceProps {
  readonly network: Network
  readonly number: string
  readonly store: NetworkStore
  readonly isDrawable: boolean
}

/** The picture, the list beside it and what is selected: one state, whichever of the two a person uses (R45). */
export function Workspace({ network, number, store, isDrawable }: WorkspaceProps) {
  const { t } = useTexts()
  const panes = usePanes()
  const painter = useRef<Painter>(null)
  const [isLost, setLost] = useState(!isDrawable)
  const [scale, setScale] = useState(1)
  const found = usePath(store)
  const view = useNetwork(network, store, found.highlight)
  const actions = useNetworkActions({ network, number, store, view, painter })
  const state = useStore(store)
  const isPicture = state.view === 'picture' && !isLost
  return (
    <Panes>
      <Pane label={t('network.of', { number })} className={styles.stage}>
        <h1 tabIndex={-1} className={styles.title}>
          <Hidden>{t('network.of', { number })}</Hidden>
        </h1>
        <Toolbar number={number} view={view} store={store} actions={actions} scale={scale} isDrawable={!isLost} />
        {isLost && (
          <div className={styles.notice}>
            <Notice kind="info">{t('network.noDrawing')}</Notice>
          </div>
        )}
        <div className={styles.body}>
          {state.path !== null && (
            <div className={cx(styles.path, !isPicture && styles.inList)}>
              <PathPanel network={network} found={found} store={store} />
            </div>
          )}
          {isPicture ? (
            <NetworkCanvas
              scene={view.scene}
              isPlaced={view.places !== undefined}
              number={number}
              store={store}
              onPainter={made => {
                painter.current = made
              }}
              onOpen={actions.openSelected}
              onScale={setScale}
              onLost={() => setLost(true)}
            />
          ) : (
            <NetworkList network={network} view={view} store={store} onOpen={actions.openSelected} />
          )}
        </div>
        {isPicture && (
          <>
            <Unnamed of={network.unnamed} />
            <Legend drawing={view.drawing} />
          </>
        )}
        <TimeBar view={view} store={store} />
      </Pane>
      {state.selected !== null && (
        <SidePane
          label={t('network.detail')}
          name="network.detail"
          side="end"
          first={344}
          least={264}
          most={436}
          widths={panes}
          className={styles.detail}
        >
          <Detail
            selected={state.selected}
            network={network}
            view={view}
            number={number}
            store={store}
            actions={actions}
          />
        </SidePane>
      )}
    </Panes>
  )
}
