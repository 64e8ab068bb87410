import { useState } from 'react'
import {
  Autocomplete,
  Collection,
  Header,
  Input,
  Label,
  Menu,
  MenuItem,
  MenuSection,
  SearchField,
  useFilter,
} from 'react-aria-components'
import { useStore } from 'zustand'
import { keysOf } from '../../actions/keys-of.ts'
import { useRegistry } from '../../actions/registry-context.ts'
import type { Binding } from '../../actions/registry.ts'
import { actionRows } from '../../actions/table.ts'
import { Dialog } from '../../components/dialog.tsx'
import { Hidden } from '../../components/hidden.tsx'
import { Icon } from '../../components/icon.tsx'
import { KeyCaps } from '../../components/key-caps.tsx'
import { capTexts } from '../../i18n/key-texts.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './palette.module.css'

interface PaletteProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** What could be done when it was opened. */
  readonly offered: readonly Binding[]
  /** Absent for a role that may not search. */
  readonly onSearch: ((words: string) => void) | undefined
}

/** Everything that can be done here, by typing a part of its name. */
export function Palette({ isOpen, onClose, offered, onSearch }: PaletteProps) {
  const { t } = useTexts()
  return (
    <Dialog title={t('palette.title')} isOpen={isOpen} onClose={onClose} isTitleShown={false} place="top">
      <Choices onClose={onClose} offered={offered} onSearch={onSearch} />
    </Dialog>
  )
}

function Choices({ onClose, offered, onSearch }: Omit<PaletteProps, 'isOpen'>) {
  const { t } = useTexts()
  const { contains } = useFilter({ sensitivity: 'base' })
  const taste = useStore(useRegistry(), state => state.taste)
  const [words, setWords] = useState('')
  const rows = offered
    .filter(({ id }) => id !== 'everywhere.palette')
    .map(binding => {
      const { text, icon } = actionRows[binding.id]
      const [key] = keysOf(binding.id, taste)
      return { id: binding.id, name: t(text), icon, caps: key === undefined ? [] : capTexts(key, t), binding }
    })
  const groups = [
    { id: 'do', heading: t('palette.do'), rows: rows.filter(({ id }) => !id.startsWith('go.')) },
    { id: 'go', heading: t('palette.go'), rows: rows.filter(({ id }) => id.startsWith('go.')) },
  ]
  const choose = (run: () => void): void => {
    onClose()
    run()
  }
  const sought = words.trim()
  return (
    <Autocomplete
      inputValue={words}
      onInputChange={setWords}
      filter={(name, typed) => name === sought || contains(name, typed)}
    >
      <SearchField className={styles.field ?? ''} autoFocus>
        <Label>
          <Hidden>{t('palette.field')}</Hidden>
        </Label>
        <Icon name="search" size="large" />
        <Input className={styles.input ?? ''} spellCheck="false" />
      </SearchField>
      <Menu
        className={styles.menu ?? ''}
        aria-label={t('palette.title')}
        renderEmptyState={() => <p className={styles.none}>{t('palette.none')}</p>}
      >
        {groups.map(group => (
          <MenuSection id={group.id} key={group.id}>
            <Header className={styles.heading ?? ''}>{group.heading}</Header>
            <Collection items={group.rows}>
              {row => (
                <MenuItem
                  className={styles.item ?? ''}
                  id={row.id}
                  textValue={row.name}
                  isDisabled={row.binding.unavailable !== undefined}
                  onAction={() => choose(() => row.binding.run())}
                >
                  {row.icon === undefined ? <span className={styles.noIcon} /> : <Icon name={row.icon} size="small" />}
                  <span className={styles.name}>
                    {row.name}
                    {row.binding.unavailable !== undefined && (
                      <span className={styles.why}>{row.binding.unavailable}</span>
                    )}
                  </span>
                  <KeyCaps caps={row.caps} />
                </MenuItem>
              )}
            </Collection>
          </MenuSection>
        ))}
        {onSearch !== undefined && sought !== '' && (
          <MenuItem
            className={styles.item ?? ''}
            id="search"
            textValue={sought}
            onAction={() => choose(() => onSearch(sought))}
          >
            <Icon name="search" size="small" />
            <span className={styles.name}>{t('palette.searchContent', { words: sought })}</span>
            <span className={styles.why}>{t('palette.asksPurpose')}</span>
          </MenuItem>
        )}
      </Menu>
    </Autocomplete>
  )
}
