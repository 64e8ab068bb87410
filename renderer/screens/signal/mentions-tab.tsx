import type { MentionRole, MentionRow } from '../../../src/contract/annotation.ts'
import { useAction } from '../../actions/use-action.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Button } from '../../components/button.tsx'
import { EntityChip } from '../../components/entity-chip.tsx'
import { Empty } from '../../components/empty.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useDesk } from './desk.ts'
import { entityKindOf, mentionRoles } from './mention-words.ts'
import { RelationForm } from './relation-form.tsx'
import { lineOf } from './text/paragraphs.ts'
import { Ties } from './ties.tsx'
import { useSignal } from './use-signal.ts'
import styles from './panel.module.css'

/** Every mention in the order of the text, also those that lie under others; and the ties between what was linked. */
export function MentionsTab() {
  const { t } = useTexts()
  const { mentions, detail } = useSignal()
  const pointing = useDesk(desk => desk.pointing)
  const { annotations } = useQueries()
  const detect = useCommand(annotations.detect)
  return (
    <div className={styles.tab}>
      {mentions.length === 0 ? (
        <Empty
          icon="flag"
          title={t('signal.noMentions')}
          why={t('signal.noMentionsWhy')}
          action={
            <Button isBusy={detect.isBusy} onPress={() => detect.run({ signal: detail.id })}>
              {t('signal.detect')}
            </Button>
          }
        />
      ) : (
        <ul className={styles.rows} data-part="role">
          {mentions.map(mention => (
            <MentionLine mention={mention} key={mention.id} />
          ))}
        </ul>
      )}
      <section className={styles.section}>
        <h2 className={styles.heading}>{t('signal.ties')}</h2>
        {pointing === null ? <Ties /> : <RelationForm pointing={pointing} />}
        {pointing === null && <Relate />}
      </section>
    </div>
  )
}

/** The same action as its key; it stands in the text's own component, so it is run from there. */
function Relate() {
  const { t } = useTexts()
  const { attached } = useSignal()
  const point = useDesk(desk => desk.point)
  const relate = useAction('signal.relate', () => point({ from: null, to: null }), {
    unavailable: new Set(attached.map(row => row.entity)).size < 2 ? t('signal.relateNeedsTwo') : undefined,
  })
  return <ActionButton of={relate} size="small" />
}

function MentionLine({ mention }: { readonly mention: MentionRow }) {
  const { t } = useTexts()
  const { texts, attached } = useSignal()
  const pick = useDesk(desk => desk.pick)
  const { annotations } = useQueries()
  const setRole = useCommand(annotations.setRole)
  const links = attached.filter(row => row.mention === mention.id)
  const kind = entityKindOf(mention.kind)
  const text = texts.find(({ extract }) => extract === mention.place?.extract)
  const surface = mention.surface.replaceAll(/\s+/g, ' ')
  return (
    <li className={styles.row}>
      <div className={styles.first}>
        {kind === null ? (
          <Button kind="light" size="small" onPress={() => pick(mention.id)}>
            <Foreign text={surface} />
          </Button>
        ) : (
          <EntityChip kind={kind} label={surface} isLinked={links.length > 0} onPress={() => pick(mention.id)} />
        )}
        <span className={styles.small}>
          {t(`signal.kind.${mention.kind}`)}
          {text !== undefined &&
            mention.place !== null &&
            `, ${t('signal.onLine', { line: String(lineOf(text.text, mention.place.start)) })}`}
          {mention.found === 'detected' && links.length === 0 && `, ${t('signal.proposedMention')}`}
        </span>
        {links.some(({ minor }) => minor) && <Tag kind="warn">{t('signal.minor')}</Tag>}
      </div>
      {links.map(link => (
        <span className={styles.small} key={link.decision}>
          {t('signal.linkedWith')} <Foreign text={link.label} />
        </span>
      ))}
      {mention.place === null && <span className={styles.small}>{t('signal.placeLost')}</span>}
      {mention.kind === 'person' && (
        <Select<MentionRole>
          label={t('signal.roleOf', { whom: surface })}
          name="role"
          value={mention.role}
          onChange={role => setRole.run({ mention: mention.id, role })}
          options={mentionRoles.map(id => ({ id, label: t(`signal.role.${id}`) }))}
        />
      )}
      {setRole.problem !== undefined && <Notice kind="stop">{setRole.problem.text}</Notice>}
    </li>
  )
}
