import { useState } from 'react'
import { useStore } from 'zustand'
import { useAction } from '../../actions/use-action.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { ActionButton } from '../../components/action-button.tsx'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { NetworkStore } from './network-state.ts'
import type { NetworkView } from './use-network.ts'
import styles from './network.module.css'

/** Which kinds of tie are shown. There is no filter on grades, and none on people (R10, R24). */
export function FilterButton({ view, store }: { readonly view: NetworkView; readonly store: NetworkStore }) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const [isOpen, setOpen] = useState(false)
  const { hiddenTypes, toggleType, showAllTypes } = useStore(store)
  const filter = useAction('network.filter', () => setOpen(true))
  const close = (): void => {
    setOpen(false)
    announce(t('network.shownNow', { count: view.shown.length }))
  }
  return (
    <>
      <ActionButton of={filter} size="small" label={t('network.filterButton')} />
      {hiddenTypes.size > 0 && (
        <Tag kind="accent" icon="filter">
          {t('network.hidden', { count: hiddenTypes.size })}
        </Tag>
      )}
      <Dialog
        title={t('network.types')}
        isOpen={isOpen}
        onClose={close}
        actions={
          <>
            <Button onPress={showAllTypes}>{t('network.allTypes')}</Button>
            <Button kind="primary" onPress={close}>
              {t('dialog.close')}
            </Button>
          </>
        }
      >
        <div className={styles.types} role="group" aria-label={t('network.types')}>
          {view.types.map(({ code, words }) => (
            <Checkbox key={code} isSelected={!hiddenTypes.has(code)} onChange={() => toggleType(code)}>
              {words}
            </Checkbox>
          ))}
        </div>
      </Dialog>
    </>
  )
}
