import { useAnnounce } from '../../app/announce.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { MentionId } from '../../../src/contract/ids.ts'
import { useDesk } from './desk.ts'
import { useSignal } from './use-signal.ts'

/** While a tie is being made, a press on a linked mention says whom it is about. False when nothing is being pointed at. */
export function usePointAt(): (mention: MentionId) => boolean {
  const { t } = useTexts()
  const announce = useAnnounce()
  const { attached } = useSignal()
  const pointing = useDesk(desk => desk.pointing)
  const point = useDesk(desk => desk.point)
  return mention => {
    if (pointing === null) return false
    const entity = attached.find(row => row.mention === mention)
    if (entity === undefined) announce(t('signal.pointUnlinked'))
    else if (pointing.from === null || pointing.from === entity.entity) {
      point({ ...pointing, from: entity.entity })
      announce(t('signal.pointFrom', { whom: entity.label }))
    } else {
      point({ ...pointing, to: entity.entity })
      announce(t('signal.pointTo', { whom: entity.label }))
    }
    return true
  }
}
