import { useStore } from 'zustand'
import type { BoundAction } from '../../actions/use-action.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import type { IconName } from '../../components/icons.ts'
import { Tooltip } from '../../components/popover.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { FilterButton } from './filter-button.tsx'
import type { NetworkStore, View } from './network-state.ts'
import type { NetworkActions } from './use-network-actions.ts'
import type { NetworkView } from './use-network.ts'
import styles from './network.module.css'

interface ToolbarProps {
  readonly number: string
  readonly view: NetworkView
  readonly store: NetworkStore
  readonly actions: NetworkActions
  readonly scale: number
  readonly isDrawable: boolean
}

export function Toolbar({ number, view, store, actions, scale, isDrawable }: ToolbarProps) {
  const { t } = useTexts()
  const shown = useStore(store, state => state.view)
  const setView = useStore(store, state => state.setView)
  const percent = String(Math.round(scale * 100))
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('network.view')}>
      <Tag>{number}</Tag>
      <ActionButton of={actions.path} size="small" label={t('network.pathButton')} />
      <FilterButton view={view} store={store} />
      <span className={styles.spring} />
      {isDrawable && (
        <Segmented<View>
          label={t('network.view')}
          value={shown}
          onChange={setView}
          options={[
            { id: 'picture', label: t('network.picture'), icon: 'network' },
            { id: 'list', label: t('network.listView'), icon: 'log' },
          ]}
        />
      )}
      {isDrawable && shown === 'picture' && (
        <div className={styles.zoom} role="group" aria-label={t('network.scaleLabel')}>
          <ZoomButton of={actions.smaller} icon="minus" label={t('network.zoomOut')} />
          <span className={styles.percent}>{t('network.scale', { percent })}</span>
          <ZoomButton of={actions.larger} icon="plus" label={t('network.zoomIn')} />
          <ZoomButton of={actions.fit} icon="fit" label={t('network.zoomFit')} />
        </div>
      )}
    </div>
  )
}

interface ZoomButtonProps {
  readonly of: BoundAction
  readonly icon: IconName
  readonly label: string
}

/** An icon alone: its words and its key on hover and focus. */
function ZoomButton({ of: action, icon, label }: ZoomButtonProps) {
  return (
    <Tooltip text={`${label} (${action.caps.join(' ')})`}>
      <IconButton icon={icon} label={label} onPress={action.run} />
    </Tooltip>
  )
}
