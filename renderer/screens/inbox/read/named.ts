/** Who and what a signal names, each once: by the words of whom it was linked to, else as it stands there. */
import type { MentionRow } from '../../../../src/contract/annotation.ts'
import type { SignalDetail } from '../../../../src/contract/signals.ts'
import type { EntityKind } from '../../../../src/contract/entities.ts'
import type { OpenSignal } from '../use-signal.ts'
import { entityKindOf, isNumber } from './mention-kinds.ts'

export interface Named {
  readonly chips: readonly { readonly kind: EntityKind; readonly label: string; readonly isLinked: boolean }[]
  readonly numbers: readonly string[]
}

/** Reporters and staff are not who the signal is about (R15), marked as such or known by the name that is covered in the text. */
export function namedIn(
  { mentions, linked }: Pick<OpenSignal, 'mentions' | 'linked'>,
  reporterIn: SignalDetail['reporterIn'],
): Named {
  const links = new Map(linked.map(link => [link.mention, link.label]))
  const chips = new Map<string, Named['chips'][number]>()
  const labels = new Map<string, string>()
  const isReporter = (place: MentionRow['place']): boolean =>
    reporterIn.some(at => place?.extract === at.extract && at.start < place.end && place.start < at.end)
  const concerned = mentions.filter(({ role, place }) => role !== 'reporter' && role !== 'staff' && !isReporter(place))
  for (const { id, kind, surface } of concerned) {
    const label = links.get(id)
    if (label !== undefined) labels.set(formOf(kind, surface), label)
  }
  for (const { kind, surface } of concerned) {
    const entity = entityKindOf(kind)
    if (entity === undefined) continue
    const label = labels.get(formOf(kind, surface))
    const shown = label ?? surface.replaceAll(/\s+/g, ' ')
    chips.set(`${entity} ${shown}`, { kind: entity, label: shown, isLinked: label !== undefined })
  }
  const numbers = new Set(concerned.filter(({ kind }) => isNumber(kind)).map(({ surface }) => surface))
  return { chips: [...chips.values()], numbers: [...numbers] }
}

/** The same words of the same kind, however their line was cut. */
function formOf(kind: string, surface: string): string {
  return `${kind} ${surface.replaceAll(/\s+/g, ' ')}`
}
