import type { PacketId } from '../../../src/contract/ids.ts'
import { cx } from '../../components/cx.ts'
import { Hidden } from '../../components/hidden.tsx'
import { Icon } from '../../components/icon.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { itemOf, type Sheet } from './sheets.ts'
import styles from './release.module.css'

interface PageListProps {
  readonly sheets: readonly Sheet<PacketId>[]
  readonly current: Sheet<PacketId> | undefined
  readonly onOpen: (index: number) => void
}

/** Every page, with whether this user had it on the screen. */
export function PageList({ sheets, current, onOpen }: PageListProps) {
  const { t, formatCount } = useTexts()
  const copies = new Set(sheets.map(({ of }) => of.packet)).size
  const nameOf = ({ file, of }: Sheet<PacketId>): string => {
    const item = itemOf(file)
    const part = item === null ? t('release.document') : t('release.item', { number: formatCount(item) })
    return copies > 1 ? `${part} (${of.recipient})` : part
  }
  return (
    <>
      <h2 className={styles.heading}>{t('release.pages')}</h2>
      <ol className={styles.pageRows}>
        {sheets.map((sheet, index) => {
          const state = t(sheet.isSeen ? 'release.seen' : 'release.unseen')
          const isHere = sheet.key === current?.key
          return (
            <li key={sheet.key}>
              <button
                type="button"
                className={cx(styles.pageRow, isHere && styles.pageHere)}
                aria-current={isHere ? 'page' : undefined}
                onClick={() => onOpen(index)}
              >
                <span className={styles.pageNumber}>{formatCount(sheet.page)}</span>
                <span className={styles.pageName}>{nameOf(sheet)}</span>
                {sheet.isSeen ? (
                  <span className={styles.ok}>
                    <Icon name="check" size="small" />
                    <Hidden>{state}</Hidden>
                  </span>
                ) : (
                  <span className={styles.todo}>{state}</span>
                )}
              </button>
            </li>
          )
        })}
      </ol>
      <p className={styles.quiet}>{t('release.exact')}</p>
    </>
  )
}
