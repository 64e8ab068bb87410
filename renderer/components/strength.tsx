import { useId } from 'react'
import { useTexts } from '../i18n/language-context.tsx'
import type { PlainKey } from '../i18n/catalogue.ts'
import { cx } from './cx.ts'
import { Hidden } from './hidden.tsx'
import { Icon } from './icon.tsx'
import styles from './strength.module.css'

/** What the vault's own rule says of a passphrase. */
export interface Verdict {
  readonly fault: 'PASSPHRASE_SHORT' | 'PASSPHRASE_LONG' | 'PASSPHRASE_COMMON' | null
  readonly characters: number
  readonly least: number
  readonly isLong: boolean
}

interface Level {
  readonly filled: number
  readonly word: PlainKey | null
  readonly why: PlainKey
}

/** Words first, a bar of four beside them, and the two rules with what is met. */
export function Strength({ of: verdict }: { readonly of: Verdict | undefined }) {
  const { t } = useTexts()
  const words = useId()
  const { filled, word, why } = levelOf(verdict)
  const isGood = filled > 2
  const rules = [
    {
      text: t('founding.ruleLength', { least: String(verdict?.least ?? 15), count: verdict?.characters ?? 0 }),
      isMet: verdict !== undefined && verdict.characters >= verdict.least,
    },
    { text: t('founding.ruleKnown'), isMet: isGood },
  ]
  return (
    <div className={styles.strength}>
      <div
        className={styles.bar}
        role="meter"
        aria-label={t('founding.strength')}
        aria-valuemin={0}
        aria-valuemax={4}
        aria-valuenow={filled}
        aria-valuetext={word === null ? t('founding.unmet') : t(word)}
        aria-describedby={words}
      >
        {[1, 2, 3, 4].map(part => (
          <span className={cx(styles.part, part <= filled ? (isGood ? styles.good : styles.poor) : '')} key={part} />
        ))}
      </div>
      <p className={styles.words} id={words}>
        {word !== null && (
          <strong className={isGood ? styles.goodWord : undefined}>
            {isGood && <Icon name="check" size="small" />}
            {t(word)}
          </strong>
        )}
        {t(why)}
      </p>
      <ul className={styles.rules}>
        {rules.map(({ text, isMet }) => (
          <li className={isMet ? styles.met : undefined} key={text}>
            <Icon name={isMet ? 'check' : 'minus'} size="small" />
            {text}
            <Hidden>{isMet ? t('founding.met') : t('founding.unmet')}</Hidden>
          </li>
        ))}
      </ul>
    </div>
  )
}

function levelOf(verdict: Verdict | undefined): Level {
  if (verdict === undefined || verdict.characters === 0) return { filled: 0, word: null, why: 'founding.strengthNone' }
  switch (verdict.fault) {
    case 'PASSPHRASE_SHORT':
      return { filled: 1, word: 'founding.tooShort', why: 'founding.strengthShort' }
    case 'PASSPHRASE_LONG':
      return { filled: 1, word: 'founding.tooLong', why: 'founding.strengthLong' }
    case 'PASSPHRASE_COMMON':
      return { filled: 2, word: 'founding.guessable', why: 'founding.strengthGuessable' }
    case null:
      return verdict.isLong
        ? { filled: 4, word: 'founding.strong', why: 'founding.strengthGood' }
        : { filled: 3, word: 'founding.good', why: 'founding.strengthGood' }
  }
}
