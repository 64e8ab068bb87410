import type { Wanted } from './wanted.ts'
import { useRef, useState } from 'react'
import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { Dialog } from '../../components/dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Content, ContentRow } from './content-rows.ts'
import { PieceText } from './piece-text.tsx'
import { RedactionList } from './redaction-list.tsx'
import { RedactPlaces } from './redact-places.tsx'
import { selectedRanges, wordsAt } from './selected-ranges.ts'
import styles from './packet.module.css'

interface RedactorProps {
  readonly packet: PacketDetail
  readonly row: ContentRow
  readonly onClose: () => void
}

/** Takes words out of an item: select or type them, choose the places, say why (R69). */
export function Redactor({ row, onClose }: RedactorProps) {
  const { t } = useTexts()
  if (row.content === null) return null
  return (
    <Dialog title={t('packet.redactor.title')} isOpen onClose={onClose} width="wide">
      <Redacting content={row.content} />
    </Dialog>
  )
}

/** What was selected last: its places, and the words to look for elsewhere. */

function Redacting({ content }: { readonly content: Content }) {
  const { t } = useTexts()
  const text = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const take = (): void => {
    const ranges = text.current === null ? [] : selectedRanges(text.current, document.getSelection())
    const words = ranges
      .map(range => wordsAt(content.pieces, range))
      .join(' ')
      .trim()
    if (words !== '') setWanted({ words, ranges })
  }
  return (
    <>
      <p>{t('packet.redactor.intro')}</p>
      <div className={styles.redactor}>
        <div
          className={styles.redactorText}
          ref={text}
          role="document"
          aria-label={t('packet.redactor.text')}
          tabIndex={0}
          onMouseUp={take}
          onKeyUp={event => {
            if (event.shiftKey || event.key === 'Shift') take()
          }}
        >
          {content.pieces.map((piece, index) => (
            <PieceText piece={piece} key={`${piece.part} ${index}`} />
          ))}
        </div>
        <div className={styles.redactorSide}>
          <RedactPlaces
            content={content}
            wanted={wanted}
            onDone={() => setWanted(null)}
            key={wanted === null ? 'typed' : JSON.stringify(wanted)}
          />
          <RedactionList content={content} />
        </div>
      </div>
    </>
  )
}
