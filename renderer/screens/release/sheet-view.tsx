import type { PacketId } from '../../../src/contract/ids.ts'
import { startPdfWorker } from '../../app/workers.ts'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { PdfPage } from '../../components/pdf-pages.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { usePdf } from '../../components/use-pdf.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Sheet } from './sheets.ts'
import { useFile } from './use-file.ts'
import styles from './release.module.css'

interface SheetViewProps {
  readonly sheet: Sheet<PacketId>
  /** The page stands on the screen: only then it counts as opened. */
  readonly onShown: (sheet: Sheet<PacketId>) => void
}

export function SheetView({ sheet, onShown }: SheetViewProps) {
  const { t, formatCount } = useTexts()
  if (sheet.isPdf) return <DrawnSheet sheet={sheet} onShown={onShown} />
  const { mediaType, sizeBytes } = sheet.file
  return (
    <Empty
      icon="attachment"
      title={t('release.file', { type: mediaType, size: formatCount(sizeBytes) })}
      action={
        !sheet.isSeen && (
          <Button icon="check" onPress={() => onShown(sheet)}>
            {t('release.fileSeen')}
          </Button>
        )
      }
    />
  )
}

function DrawnSheet({ sheet, onShown }: SheetViewProps) {
  const { t, formatCount } = useTexts()
  const pdf = usePdf(useFile(sheet), startPdfWorker)
  if (pdf.kind === 'opening') return <Skeleton />
  if (pdf.kind === 'broken') return <Empty icon="warning" title={t('release.broken')} />
  return (
    // A stop for the keyboard, so that arrows scroll what is higher than the pane.
    <div className={styles.sheet} role="group" aria-label={t('release.pages')} tabIndex={0}>
      <PdfPage
        pdf={pdf.pdf}
        number={sheet.pageInFile}
        key={sheet.pageInFile}
        label={() => t('release.pageOf', { page: formatCount(sheet.page) })}
        broken={t('release.broken')}
        onDrawn={() => onShown(sheet)}
      />
    </div>
  )
}
