import { keysOf } from '../../actions/keys-of.ts'
import { actionRows, type ActionId } from '../../actions/table.ts'
import type { Binding } from '../../actions/registry.ts'
import { Switch } from '../../components/checkbox.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { KeyCaps } from '../../components/key-caps.tsx'
import { capTexts } from '../../i18n/key-texts.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { useLook } from '../look-context.tsx'
import styles from './key-sheet.module.css'

interface KeySheetProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly offered: readonly Binding[]
}

/** Every key that works here, in three groups. */
export function KeySheet({ isOpen, onClose, offered }: KeySheetProps) {
  const { t } = useTexts()
  const { look, change } = useLook()
  const taste = { letterKeys: look.letterKeys, remapped: look.keys }
  const ids = offered.map(({ id }) => id).filter(id => keysOf(id, taste).length > 0)
  const groups = [
    { heading: t('keys.everywhere'), ids: ids.filter(id => id.startsWith('everywhere.')) },
    { heading: t('keys.go'), ids: ids.filter(id => id.startsWith('go.')) },
    { heading: t('keys.screen'), ids: ids.filter(id => !/^(everywhere|go)\./.test(id)) },
  ]
  const row = (id: ActionId) => (
    <div className={styles.row} key={id}>
      <dt className={styles.caps}>
        <KeyCaps caps={capTexts(keysOf(id, taste)[0] ?? '', t)} />
      </dt>
      <dd>{t(actionRows[id].text)}</dd>
    </div>
  )
  return (
    <Dialog title={t('keys.title')} isOpen={isOpen} onClose={onClose} width="wide">
      <div className={styles.groups}>
        {groups
          .filter(group => group.ids.length > 0)
          .map(group => (
            <section key={group.heading}>
              <h3 className={styles.heading}>{group.heading}</h3>
              <dl>{group.ids.map(row)}</dl>
            </section>
          ))}
      </div>
      <Switch isSelected={look.letterKeys} onChange={letterKeys => change({ letterKeys })}>
        {t('keys.letters')}
        <span className={styles.hint}>{t('keys.lettersHint')}</span>
      </Switch>
    </Dialog>
  )
}
