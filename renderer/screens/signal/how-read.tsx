import { isErrorCode, nextStepOf, textOf } from '../../../src/contract/errors.ts'
import type { ReadingText } from '../../../src/contract/reading.ts'
import { Foreign } from '../../components/foreign.tsx'
import { Icon } from '../../components/icon.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './how-read.module.css'

/** How the letters were read and what was met on the way: nothing of it is silent (R48, R49). */
export function HowRead({ text: { charset, warnings } }: { readonly text: ReadingText }) {
  const { t, language } = useTexts()
  const met = warnings.filter(
    ({ code, at }, place) => warnings.findIndex(other => other.code === code && other.at === at) === place,
  )
  if (charset === null && met.length === 0) return null
  return (
    <ul className={styles.read} aria-label={t('signal.howRead')}>
      {met.map(({ code, at = '', count = 0 }) => (
        <li className={styles.met} key={`${code} ${at}`}>
          <Icon name="info" size="small" />
          <span>
            <Foreign text={isErrorCode(code) ? textOf(code, language, { at, count }) : code} />{' '}
            {isErrorCode(code) && nextStepOf(code, language)}
          </span>
        </li>
      ))}
      {charset !== null && <li>{charsetWords(charset, t)}</li>}
    </ul>
  )
}

function charsetWords(
  { declared, used }: NonNullable<ReadingText['charset']>,
  t: ReturnType<typeof useTexts>['t'],
): string {
  if (declared === null) return t('signal.charsetFound', { used })
  if (declared.toLowerCase() === used.toLowerCase()) return t('signal.charset', { used })
  return t('signal.charsetOther', { used, declared })
}
