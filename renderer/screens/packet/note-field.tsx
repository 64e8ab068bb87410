import { useEffect, useEffectEvent, useState } from 'react'
import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Notice } from '../../components/notice.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'

interface NoteFieldProps {
  readonly packet: PacketDetail
  readonly kind: 'necessity' | 'proportionality' | 'summary'
}

/** Typed words are kept after this pause; leaving the field keeps them at once. */
const pauseMs = 5_000

/** Words that stand once in the packet: the last that was kept counts. */
export function NoteField({ packet, kind }: NoteFieldProps) {
  const { t } = useTexts()
  const queries = useQueries()
  const notes = packet.notes.filter(note => note.kind === kind)
  const kept = notes.at(-1)?.text ?? ''
  const [typed, setTyped] = useState<string | null>(null)
  const note = useCommand(queries.packets.note)
  const remove = useCommand(queries.packets.removeNote)
  const save = (): void => {
    const text = typed?.trim() ?? kept
    if (text === kept.trim()) return
    // The former words go with the new: several of a kind would all stand on the page.
    for (const { id } of notes) remove.run({ note: id, because: t('packet.note.removed') })
    if (text !== '') note.run({ packet: packet.id, kind, text })
  }
  const saveNow = useEffectEvent(save)
  useEffect(() => {
    if (typed === null) return
    const timer = setTimeout(() => saveNow(), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  const problem = note.problem ?? remove.problem
  return (
    <div>
      <TextArea
        label={t(`packet.note.${kind}`)}
        name={kind}
        value={typed ?? kept}
        onChange={setTyped}
        onBlur={save}
        help={t(`packet.note.${kind}Help`)}
      />
      {problem !== undefined && <Notice kind="stop">{problem.text}</Notice>}
    </div>
  )
}
