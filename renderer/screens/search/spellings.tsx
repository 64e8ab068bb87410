import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Icon } from '../../components/icon.tsx'
import { Popover } from '../../components/popover.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './search.module.css'

interface SpellingsProps {
  /** Of the register. */
  readonly offered: readonly string[]
  /** Looked for now, own ones among them. */
  readonly chosen: readonly string[]
  readonly onApply: (spellings: readonly string[]) => void
}

const shownAtOnce = 3

/** The other spellings that are looked for too; each search can leave some out and add others. */
export function Spellings({ offered, chosen, onApply }: SpellingsProps) {
  const { t } = useTexts()
  const [ticked, setTicked] = useState<readonly string[]>(chosen)
  const [own, setOwn] = useState('')
  const all = [...new Set([...offered, ...chosen, ...ticked])]
  const add = (): void => {
    const word = own.trim()
    if (word.length < 2) return
    setTicked(known => [...new Set([...known, word])])
    setOwn('')
  }
  return (
    <Popover
      label={t('search.spellingsTitle')}
      trigger={
        <AriaButton className={styles.spellings ?? ''}>
          <bdi>
            {chosen.length === 0
              ? t('search.spellingsNone')
              : t('search.spellings', { words: chosen.slice(0, shownAtOnce).join(', ') })}
          </bdi>
          <Icon name="chevronDown" size="small" />
        </AriaButton>
      }
    >
      <div className={styles.spellingChoice}>
        <h2 className={styles.heading}>{t('search.spellingsTitle')}</h2>
        <p className={styles.quiet}>{t('search.spellingsHelp')}</p>
        <ul className={styles.spellingList}>
          {all.map(word => (
            <li key={word}>
              <Checkbox
                isSelected={ticked.includes(word)}
                onChange={isOn => setTicked(known => (isOn ? [...known, word] : known.filter(other => other !== word)))}
              >
                <Foreign text={word} />
              </Checkbox>
            </li>
          ))}
        </ul>
        <form
          className={styles.ownSpelling}
          onSubmit={event => {
            event.preventDefault()
            add()
          }}
        >
          <TextField label={t('search.spellingsAdd')} name="spelling" value={own} onChange={setOwn} />
          <Button type="submit" icon="plus">
            {t('search.spellingsAddAction')}
          </Button>
        </form>
        <Button kind="primary" onPress={() => onApply(ticked)}>
          {t('search.spellingsApply')}
        </Button>
      </div>
    </Popover>
  )
}
