import { useEffect, useState, type ReactNode } from 'react'
import type { OriginalId } from '../../../src/contract/ids.ts'
import { Answer } from '../../app/answer.tsx'
import { startPdfWorker } from '../../app/workers.ts'
import { Empty } from '../../components/empty.tsx'
import { ForeignText } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import type { Rotation } from '../../components/pdf-document.ts'
import { PdfPages } from '../../components/pdf-pages.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { Select } from '../../components/select.tsx'
import { usePdf } from '../../components/use-pdf.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { charsetsWith, kindOf, wordsOf } from './original-kind.ts'
import { useOriginal, type OpenedOriginal } from './use-original.ts'
import { useSignal } from './use-signal.ts'
import styles from './original.module.css'

interface OriginalPictureProps {
  readonly original: OriginalId
  readonly rotation: Rotation
  readonly zoom: number
  /** Lies over a page or picture, in its measures. */
  readonly overlay?: ((page: number) => ReactNode) | undefined
  readonly onPage?: ((page: number) => void) | undefined
}

/** An original as it came in, to look at and nothing else: pages and pictures drawn, source text as letters (R50). */
export function OriginalPicture({ original, ...look }: OriginalPictureProps) {
  const { t } = useTexts()
  const query = useOriginal(original)
  return (
    <Answer of={query}>
      {opened => (
        <>
          {!opened.intact && <Notice kind="stop">{t('signal.changed')}</Notice>}
          <Picture original={original} opened={opened} {...look} />
        </>
      )}
    </Answer>
  )
}

type PictureProps = OriginalPictureProps & { readonly opened: OpenedOriginal }

function Picture(props: PictureProps) {
  const { t } = useTexts()
  switch (kindOf(props.opened.mediaType)) {
    case 'pdf':
      return <Pdf {...props} />
    case 'picture':
      return <Image {...props} />
    case 'text':
      return <SourceText {...props} />
    case 'none':
      return <Empty icon="document" title={t('signal.notDrawn')} why={t('signal.notDrawnWhy')} />
  }
}

function Pdf({ opened, rotation, zoom, overlay, onPage }: PictureProps) {
  const { t, formatCount } = useTexts()
  const state = usePdf(opened.bytes, startPdfWorker)
  if (state.kind === 'opening') return <Skeleton />
  if (state.kind === 'broken')
    return <Empty icon="warning" title={t('signal.pdfBroken')} why={t('signal.notDrawnWhy')} />
  return (
    <PdfPages
      pdf={state.pdf}
      rotation={rotation}
      zoom={zoom}
      label={page => t('signal.pageOf', { page: formatCount(page), of: formatCount(state.pdf.pageCount) })}
      broken={t('signal.pageBroken')}
      {...(overlay === undefined ? {} : { overlay })}
      {...(onPage === undefined ? {} : { onPage })}
    />
  )
}

function Image({ opened, rotation, zoom, overlay }: PictureProps) {
  const { t } = useTexts()
  const address = useAddress(opened)
  const [isBroken, setBroken] = useState(false)
  if (isBroken) return <Empty icon="warning" title={t('signal.pictureBroken')} why={t('signal.notDrawnWhy')} />
  if (address === null) return null
  return (
    <div className={styles.picture} style={{ inlineSize: `${zoom * 100}%` }}>
      <img
        className={styles.image}
        data-rotation={rotation}
        src={address}
        alt={t('signal.pictureOf', { name: opened.name })}
        draggable={false}
        onError={() => setBroken(true)}
      />
      {rotation === 0 && overlay?.(1)}
    </div>
  )
}

/** An address of this window for these bytes, taken back when nobody looks any more. */
function useAddress({ bytes, mediaType }: OpenedOriginal): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
    // Made with the picture and gone with it: nothing else can know the address.
    const shown = requestAnimationFrame(() => setAddress(made))
    return () => {
      cancelAnimationFrame(shown)
      URL.revokeObjectURL(made)
    }
  }, [bytes, mediaType])
  return address
}

function SourceText({ original, opened }: PictureProps) {
  const { t } = useTexts()
  const { texts } = useSignal()
  const found = texts.find(text => text.original === original)?.charset?.used ?? 'utf-8'
  const [chosen, choose] = useState(found)
  const { text, isWhole } = wordsOf(opened.bytes, chosen)
  return (
    <div className={styles.source}>
      <div className={styles.letterChoice}>
        <p className={styles.how}>
          {chosen === found ? t('signal.sourceText') : t('signal.lettersCompared', { used: found, chosen })}
        </p>
        <Select
          label={t('signal.lettersAs')}
          name="charset"
          options={charsetsWith(found).map(id => ({ id, label: id }))}
          value={chosen}
          onChange={choose}
        />
      </div>
      <pre className={styles.letters} dir="auto" tabIndex={0} aria-label={t('signal.sourceText')}>
        {/* Both writings of a line end look alike; only a return by itself is worth a mark. */}
        <ForeignText text={text.replaceAll('\r\n', '\n')} />
      </pre>
      {!isWhole && <p className={styles.how}>{t('signal.sourceCut')}</p>}
    </div>
  )
}
