import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { RecipientId } from '../../../src/contract/ids.ts'
import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { bytesOf } from '../../app/bytes-of.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { usePanes } from '../../app/use-panes.ts'
import { useProblem } from '../../app/use-problem.ts'
import { startPdfWorker } from '../../app/workers.ts'
import { Empty } from '../../components/empty.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { PdfPages } from '../../components/pdf-pages.tsx'
import { SidePane } from '../../components/panes.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { usePdf } from '../../components/use-pdf.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './packet.module.css'

const width = { first: 432, least: 300, most: 760 }
const zoomStep = 0.25
const zooms = { least: 0.75, most: 3 }

/** The very document as it would be now, set by the same renderer; nothing of it is kept. */
export function PreviewPane({ packet, termDays }: { readonly packet: PacketDetail; readonly termDays: number }) {
  const { t, formatCount } = useTexts()
  const widths = usePanes()
  const [recipient, setRecipient] = useState<RecipientId | null>(null)
  const [zoom, setZoom] = useState(1)
  const [page, setPage] = useState(1)
  const preview = useQuery(
    useQueries().packets.draftPreview.queryOptions({
      input: { packet: packet.id, termDays, ...(recipient === null ? {} : { recipient }) },
      enabled: packet.contents.length > 0,
      placeholderData: keepPreviousData,
      retry: false,
    }),
  )
  const base64 = preview.isError || packet.contents.length === 0 ? undefined : preview.data?.pdfBase64
  const pages = base64 === undefined ? 0 : (preview.data?.pages ?? 0)
  const change = (by: number): void => setZoom(Math.min(zooms.most, Math.max(zooms.least, zoom + by)))
  return (
    <SidePane
      name="packet.preview"
      side="end"
      label={t('packet.previewPane')}
      widths={widths}
      {...width}
      className={styles.preview}
    >
      <div className={styles.previewHead}>
        <h2 className={styles.partTitle}>{t('packet.previewPane')}</h2>
        {pages > 0 && (
          <span className={styles.quiet}>
            {t('packet.previewPage', { page: formatCount(Math.min(page, pages)), pages: formatCount(pages) })}
          </span>
        )}
        <span className={styles.previewZoom}>
          <IconButton icon="minus" label={t('packet.zoomOut')} onPress={() => change(-zoomStep)} />
          <IconButton icon="plus" label={t('packet.zoomIn')} onPress={() => change(zoomStep)} />
        </span>
      </div>
      {packet.group && (
        <div className={styles.inset}>
          <Select
            label={t('packet.previewFor')}
            name="copy"
            options={packet.members.map(({ recipient: id, function: name }) => ({ id, label: name }))}
            value={recipient ?? packet.members[0]?.recipient ?? null}
            onChange={setRecipient}
          />
        </div>
      )}
      {base64 === undefined ? (
        <NoPreview error={preview.error} isWaiting={preview.isLoading} />
      ) : (
        <Sheets base64={base64} zoom={zoom} onPage={setPage} />
      )}
    </SidePane>
  )
}

/** Nothing in it yet, something without a grade, or words that no font has: each says what to do. */
function NoPreview({ error, isWaiting }: { readonly error: unknown; readonly isWaiting: boolean }) {
  const { t } = useTexts()
  const problemOf = useProblem()
  if (isWaiting) return <Skeleton />
  const problem = error === null ? undefined : problemOf(error)
  if (problem === undefined || problem.code === 'PACKET_BLOCKED')
    return <Empty icon="document" title={t('packet.previewPane')} why={t('packet.previewEmpty')} />
  return <Empty icon="warning" title={problem.text} why={problem.next} />
}

interface SheetsProps {
  readonly base64: string
  readonly zoom: number
  readonly onPage: (page: number) => void
}

function Sheets({ base64, zoom, onPage }: SheetsProps) {
  const { t, formatCount } = useTexts()
  const bytes = useMemo(() => bytesOf(base64), [base64])
  const pdf = usePdf(bytes, startPdfWorker)
  const arrive = useCallback((page: number) => onPage(page), [onPage])
  if (pdf.kind === 'opening') return <Skeleton />
  if (pdf.kind === 'broken') return <Empty icon="warning" title={t('packet.previewBroken')} />
  return (
    <div className={styles.sheets} role="group" aria-label={t('packet.previewPane')} tabIndex={0}>
      <PdfPages
        pdf={pdf.pdf}
        label={page => t('packet.previewSheet', { page: formatCount(page) })}
        broken={t('packet.previewBroken')}
        zoom={zoom}
        onPage={arrive}
      />
    </div>
  )
}
