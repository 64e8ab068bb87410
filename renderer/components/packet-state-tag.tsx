import type { PacketState } from '../../src/contract/packet-shapes.ts'
import { useTexts } from '../i18n/language-context.tsx'
import { Tag, type TagKind } from './tag.tsx'

/** What work is left with a packet; the colour says no more than the words. */
const kindOf: Readonly<Record<PacketState, TagKind>> = {
  draft: 'neutral',
  in_review: 'warn',
  approved: 'warn',
  released: 'accent',
  sealed: 'accent',
  delivered: 'warn',
  receipted: 'ok',
  feedback_received: 'ok',
  rectifying: 'warn',
  rectified: 'ok',
  withdrawn: 'outline',
  discarded: 'outline',
}

export function PacketStateTag({ state }: { readonly state: PacketState }) {
  const { t } = useTexts()
  return <Tag kind={kindOf[state]}>{t(`packets.state.${state}`)}</Tag>
}
