import type { PacketId } from '../../../src/contract/ids.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { FilePages } from './file-pages.tsx'
import { itemOf, type Sheet } from './sheets.ts'
import styles from './release.module.css'

interface PageListProps {
  readonly sheets: readonly Sheet<PacketId>[]
  readonly current: Sheet<PacketId> | undefined
  readonly onOpen: (index: number) => void
}

/** Every page in small, with whether this user had it on the screen. */
export function PageList({ sheets, current, onOpen }: PageListProps) {
  const { t, formatCount } = useTexts()
  const copies = new Set(sheets.map(({ of }) => of.packet)).size
  const nameOf = ({ file, of }: Sheet<PacketId>): string => {
    const item = itemOf(file)
    const part = item === null ? t('release.document') : t('release.item', { number: formatCount(item) })
    return copies > 1 ? `${part} (${of.recipient})` : part
  }
  const firsts = sheets.filter(sheet => sheet.pageInFile === 1)
  return (
    <>
      <h2 className={styles.heading}>{t('release.pages')}</h2>
      <ol className={styles.pageRows}>
        {firsts.map(first => (
          <FilePages
            key={`${first.of.tagmanifest} ${first.file.path}`}
            sheets={sheets.filter(({ of, file }) => of === first.of && file === first.file)}
            name={nameOf(first)}
            current={current}
            onOpen={sheet => onOpen(sheets.indexOf(sheet))}
          />
        ))}
      </ol>
      <p className={styles.quiet}>{t('release.exact')}</p>
    </>
  )
}
