/** Whom and what the mentions of one signal were attached to, as a screen of that signal shows it. */
import type { Session } from '../access/index.ts'
import { mustSeeSignal } from '../annotation/index.ts'
import type { AttachedMention } from '../contract/entities.ts'
import { DecisionId, EntityId, MentionId, StatementId } from '../contract/ids.ts'
import type { Reader } from '../vault/index.ts'
import { entityLabels } from './entity-labels.ts'
import { minorsOf } from './minors.ts'
import { q } from './queries.ts'

export function attachedIn(reader: Reader, session: Session, signal: string): AttachedMention[] {
  mustSeeSignal(reader, session, signal)
  const rows = reader.all(
    q
      .selectFrom('mention_of as o')
      .innerJoin('visible_mention as m', 'm.id', 'o.mention')
      .innerJoin('entity_root as r', 'r.entity', 'o.entity')
      .innerJoin('visible_entity as e', 'e.id', 'r.root')
      .select(['o.mention', 'o.decision', 'r.root', 'e.kind', 'e.subkind'])
      .where('m.signal', '=', signal)
      .orderBy('o.hlc')
      .orderBy('o.decision'),
  )
  const roots = [...new Set(rows.map(row => row.root))]
  const labels = entityLabels(reader, roots)
  const minors = minorsOf(reader, roots, session.deps.clock.now())
  return rows.map(row => {
    const minor = row.kind === 'person' ? minors.get(row.root) : undefined
    return {
      mention: MentionId.parse(row.mention),
      entity: EntityId.parse(row.root),
      kind: row.kind,
      subkind: row.subkind,
      label: labels.get(row.root) ?? '',
      minor: minor?.value ?? false,
      minorBy: minor?.value === true && minor.statement !== null ? StatementId.parse(minor.statement) : null,
      decision: DecisionId.parse(row.decision),
    }
  })
}
