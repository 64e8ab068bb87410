import { useTexts } from '../i18n/language-context.tsx'
import { covered, coverMark } from './cover.ts'
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
  const { t } = useTexts()
  return foreignRuns(text).map(({ text: part, code }, index) => {
    if (code !== null) return <ForeignMark code={code} key={index} />
    if (!part.includes(coverMark)) return part
    return part.split(covered).map((piece, at) =>
      piece.startsWith(coverMark) ? (
        <span key={`${index} ${at}`}>
          <Hidden>{t('foreign.covered')}</Hidden>
          <span aria-hidden="true">{piece}</span>
        </span>
      ) : (
        piece
      ),
    )
  })
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
