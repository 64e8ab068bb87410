import type { PacketChange } from '../../../src/contract/packet-shapes.ts'
import { useAction } from '../../actions/use-action.ts'
import { ForeignText } from '../../components/foreign.tsx'
import { Hidden } from '../../components/hidden.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { diffOf } from './words-diff.ts'
import styles from './release.module.css'

/** What says something else than in the version before, word by word; also by underline and strike-through, and read aloud. */
export function Difference({ changes }: { readonly changes: readonly PacketChange[] }) {
  const { t } = useTexts()
  const move = (by: number) => (): void => {
    const cards = [...document.querySelectorAll<HTMLElement>('[data-change]')]
    const at = cards.findIndex(card => card === document.activeElement)
    cards[Math.min(cards.length - 1, Math.max(0, at + by))]?.focus()
  }
  useAction('release.nextChange', move(1))
  useAction('release.previousChange', move(-1))
  if (changes.length === 0) return <p className={styles.same}>{t('release.same')}</p>
  return (
    <div className={styles.changes}>
      {changes.map((change, index) => (
        <Change change={change} key={`${index} ${change.field}`} />
      ))}
    </div>
  )
}

function Change({ change }: { readonly change: PacketChange }) {
  const { t, formatCount } = useTexts()
  const { item, title, kind, field, before, after } = change
  const where =
    item === null ? t('release.changeWhole') : `${t('release.changeOf', { number: formatCount(item) })} ${title}`
  return (
    <article className={styles.change} data-change tabIndex={0}>
      <h2 className={styles.heading}>
        {`${where}: ${t(`release.field.${field}`)}`} <Tag kind="outline">{t(`release.change.${kind}`)}</Tag>
      </h2>
      <p className={styles.words} dir="auto">
        {diffOf(before, after).map((run, index) => {
          if (run.kind === 'same') return <ForeignText text={run.text} key={index} />
          return run.kind === 'new' ? (
            <ins key={index}>
              <Hidden>{t('release.change.added')}</Hidden>
              <ForeignText text={run.text} />
            </ins>
          ) : (
            <del key={index}>
              <Hidden>{t('release.change.removed')}</Hidden>
              <ForeignText text={run.text} />
            </del>
          )
        })}
      </p>
    </article>
  )
}
