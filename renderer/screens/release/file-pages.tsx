import { useEffect, useRef } from 'react'
import type { PacketId } from '../../../src/contract/ids.ts'
import { startPdfWorker } from '../../app/workers.ts'
import { cx } from '../../components/cx.ts'
import { Hidden } from '../../components/hidden.tsx'
import { Icon } from '../../components/icon.tsx'
import { PdfThumbnail } from '../../components/pdf-thumbnail.tsx'
import { usePdf } from '../../components/use-pdf.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Sheet } from './sheets.ts'
import { useFile } from './use-file.ts'
import styles from './release.module.css'

interface FilePagesProps {
  /** The pages of one file. */
  readonly sheets: readonly Sheet<PacketId>[]
  readonly name: string
  readonly current: Sheet<PacketId> | undefined
  readonly onOpen: (sheet: Sheet<PacketId>) => void
}

/** The pages of one file, each a button with its picture. Seen in small is not seen: only a page in full counts as opened. */
export function FilePages({ sheets, name, current, onOpen }: FilePagesProps) {
  const [first] = sheets
  if (first?.isPdf !== true) return sheets.map(sheet => <PageButton key={sheet.key} {...{ sheet, name, current, onOpen }} />)
  return <DrawnPages {...{ sheets, first, name, current, onOpen }} />
}

function DrawnPages({ sheets, first, ...row }: FilePagesProps & { readonly first: Sheet<PacketId> }) {
  const state = usePdf(useFile(first), startPdfWorker)
  const pdf = state.kind === 'open' ? state.pdf : undefined
  return sheets.map(sheet => (
    <PageButton
      key={sheet.key}
      sheet={sheet}
      {...row}
      picture={<PdfThumbnail pdf={pdf} number={sheet.pageInFile} />}
    />
  ))
}

interface PageButtonProps extends Omit<FilePagesProps, 'sheets'> {
  readonly sheet: Sheet<PacketId>
  readonly picture?: React.ReactNode
}

function PageButton({ sheet, name, current, onOpen, picture }: PageButtonProps) {
  const { t, formatCount } = useTexts()
  const row = useRef<HTMLLIElement>(null)
  const state = t(sheet.isSeen ? 'release.seen' : 'release.unseen')
  const isHere = sheet.key === current?.key
  useEffect(() => {
    if (isHere) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isHere])
  return (
    <li ref={row}>
      <button
        type="button"
        className={cx(styles.pageRow, isHere && styles.pageHere)}
        aria-current={isHere ? 'page' : undefined}
        onClick={() => onOpen(sheet)}
      >
        <span className={styles.picture}>{picture ?? <Icon name="attachment" />}</span>
        <span className={styles.pageNumber}>{formatCount(sheet.page)}</span>
        {sheet.isSeen ? (
          <span className={styles.ok}>
            <Icon name="check" size="small" />
            <Hidden>{state}</Hidden>
          </span>
        ) : (
          <span className={styles.todo}>{state}</span>
        )}
        <span className={styles.pageName}>{name}</span>
      </button>
    </li>
  )
}
