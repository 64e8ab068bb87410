import type { EntityId } from '../../../src/contract/ids.ts'
import type { TieRow } from '../../../src/contract/links.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { gradesOf } from './drawing.ts'
import { tieWords, type NetworkView } from './use-network.ts'

/** Names in full, for people who do not see the picture: "Abu Nour, persoon, niet geïdentificeerd, 4 verbanden". */
export function useSaid(view: NetworkView): {
  readonly node: (id: EntityId) => string
  readonly line: (tie: TieRow) => string
} {
  const { t, language } = useTexts()
  return {
    node: id => {
      const node = view.drawing.nodes.find(each => each.id === id)
      if (node === undefined) return ''
      const count = view.shown.filter(({ tie }) => tie.from.id === id || tie.to.id === id).length
      const said = t('network.said', { name: node.label, kind: t(`kind.${node.kind}`), count })
      const more = [
        ...(node.minor ? [t('network.minor')] : []),
        ...(node.identified === false ? [t('network.unidentified')] : []),
      ]
      return more.length === 0 ? said : t('network.saidWith', { said, more: more.join(', ') })
    },
    line: tie =>
      t('network.saidLine', {
        from: tie.from.label,
        words: tieWords(tie, language),
        to: tie.to.label,
        grades: gradesOf(tie).join(', '),
      }),
  }
}
