import type { Blocker } from '../../../src/contract/packet-shapes.ts'
import { useCodes } from '../../app/use-codes.ts'
import { useTexts } from '../../i18n/language-context.tsx'

/** A blocker in the person's language, with the member of a group that it holds for. */
export function useBlockerWords() {
  const { t, language } = useTexts()
  const { label } = useCodes()
  return {
    why: ({ why, recipient }: Blocker): string =>
      recipient === undefined
        ? why[language]
        : `${why[language]} (${t('packet.whyFor', { recipient: label('packetRecipientKinds', recipient) })})`,
    lift: ({ lift }: Blocker): string => lift[language],
  }
}
