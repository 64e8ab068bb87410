import { useTexts } from '../i18n/language-context.tsx'
import { foreignRuns } from './foreign-runs.ts'
import { Hidden } from './hidden.tsx'
import styles from './foreign.module.css'

interface ForeignProps {
  readonly text: string
  readonly lang?: string
}

/** Text from outside in a line of ours: its direction stays its own, and what cannot be seen is drawn. Never a link. */
export function Foreign({ text, lang }: ForeignProps) {
  return (
    <bdi {...(lang === undefined ? {} : { lang })}>
      <ForeignText text={text} />
    </bdi>
  )
}

/** The same without a wrapper, for a block that isolates itself. */
export function ForeignText({ text }: { readonly text: string }) {
  return foreignRuns(text).map(({ text: part, code }, index) =>
    code === null ? part : <ForeignMark code={code} key={index} />,
  )
}

/** In place of a character that cannot be seen or that would turn the line around. */
export function ForeignMark({ code }: { readonly code: string }) {
  const { t } = useTexts()
  return (
    <span className={styles.mark}>
      <span aria-hidden="true">{code}</span>
      <Hidden>{t('foreign.hidden', { code })}</Hidden>
    </span>
  )
}
