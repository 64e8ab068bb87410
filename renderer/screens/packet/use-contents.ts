import { useState } from 'react'
import type { Blocker, PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { useAction } from '../../actions/use-action.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import type { ContentGroup, ContentRow } from './content-rows.ts'

type Over =
  | { readonly kind: 'need' | 'passages' | 'takeOut' | 'redact'; readonly row: ContentRow }
  | { readonly kind: 'consent'; readonly row: ContentRow; readonly blocker: Blocker }

/** What a line of the contents can ask for. */
export interface RowDoes {
  readonly toggle: (row: ContentRow) => void
  readonly passages: (row: ContentRow) => void
  readonly takeOut: (row: ContentRow) => void
  readonly redact: (row: ContentRow) => void
  readonly consent: (row: ContentRow, blocker: Blocker) => void
  readonly arrive: (row: ContentRow) => void
}

/** Walking the lines by key, and which question stands open about one of them. */
export function useContents(groups: readonly ContentGroup[], packet: PacketDetail) {
  const { t } = useTexts()
  const [over, setOver] = useState<Over | null>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const rows = groups.flatMap(group => group.rows)
  const row = rows.find(({ key }) => key === current)
  const toggle = (of: ContentRow): void => setOver({ kind: of.content === null ? 'need' : 'takeOut', row: of })
  const move = (by: number) => (): void => {
    const boxes = [...document.querySelectorAll<HTMLElement>('[data-row] input[type=checkbox]')]
    const at = boxes.findIndex(box => box.closest('[data-row]')?.getAttribute('data-row') === current)
    boxes[at === -1 ? 0 : Math.min(boxes.length - 1, Math.max(0, at + by))]?.focus()
  }
  useAction('packet.nextRow', move(1))
  useAction('packet.previousRow', move(-1))
  useAction('packet.include', () => row !== undefined && toggle(row), {
    unavailable: row === undefined ? t('packet.redactor.noItem') : undefined,
  })
  useAction('packet.redact', () => row !== undefined && setOver({ kind: 'redact', row }), {
    unavailable: whyNotRedacted(),
  })

  function whyNotRedacted(): string | undefined {
    if (packet.state !== 'draft' || row?.content === undefined || row.content === null)
      return t('packet.redactor.noItem')
    return row.kind === 'original' ? t('packet.redactor.original') : undefined
  }

  const does: RowDoes = {
    toggle,
    passages: of => setOver({ kind: 'passages', row: of }),
    takeOut: of => setOver({ kind: 'takeOut', row: of }),
    redact: of => setOver({ kind: 'redact', row: of }),
    consent: (of, blocker) => setOver({ kind: 'consent', row: of, blocker }),
    arrive: of => setCurrent(of.key),
  }
  // What stands in the packet may have changed under an open dialog: it shows the line as it is now.
  const shown = over === null ? null : { ...over, row: rows.find(({ key }) => key === over.row.key) ?? over.row }
  return { over: shown, does, close: () => setOver(null) }
}
