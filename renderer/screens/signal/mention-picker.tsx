import { useEffect, useRef } from 'react'
import type { MentionRole, MentionRow } from '../../../src/contract/annotation.ts'
import { useAction } from '../../actions/use-action.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useUndo } from '../../app/undo.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { EntityChip } from '../../components/entity-chip.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { BelongsTo } from './belongs-to.tsx'
import { Candidates } from './candidates.tsx'
import { useDesk } from './desk.ts'
import { focusMention } from './focus-part.ts'
import { LinkedTo } from './linked-to.tsx'
import { belongsToPerson, entityKindOf, mentionKinds, mentionRoles } from './mention-words.ts'
import { lineOf } from './text/paragraphs.ts'
import { useSignal } from './use-signal.ts'
import styles from './picker.module.css'

/** Everything that can be decided about one mention: what it is, in which role, and who or what it is. Stands below its paragraph. */
export function MentionPicker({ mention }: { readonly mention: MentionRow }) {
  const { t } = useTexts()
  const { texts, attached } = useSignal()
  const pick = useDesk(desk => desk.pick)
  const frame = useRef<HTMLDivElement>(null)
  const close = (): void => {
    pick(null)
    focusMention(mention.id)
  }
  useAction('everywhere.back', close)
  useEffect(() => {
    const first = frame.current?.querySelector<HTMLElement>('[role=option], [data-first]')
    ;(first ?? frame.current)?.focus()
  }, [])
  const links = attached.filter(row => row.mention === mention.id)
  const text = texts.find(({ extract }) => extract === mention.place?.extract)
  const kind = entityKindOf(mention.kind)
  return (
    <div
      className={styles.picker}
      ref={frame}
      role="dialog"
      aria-label={t('signal.linkTitle')}
      tabIndex={-1}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        close()
      }}
    >
      <div className={styles.head}>
        {kind === null ? (
          <span className={styles.quote}>
            <Foreign text={mention.surface.replaceAll(/\s+/g, ' ')} />
          </span>
        ) : (
          <EntityChip kind={kind} label={mention.surface.replaceAll(/\s+/g, ' ')} isLinked={links.length > 0} />
        )}
        {text !== undefined && mention.place !== null && (
          <span className={styles.line}>
            {t('signal.onLine', { line: String(lineOf(text.text, mention.place.start)) })}
          </span>
        )}
        <KindAndRole mention={mention} />
      </div>
      {links.length > 0 && <LinkedTo mention={mention} links={links} />}
      {links.length === 0 && kind !== null && <Linkable mention={mention} onDone={close} />}
      {links.length === 0 && belongsToPerson(mention.kind) && <BelongsTo mention={mention} onDone={close} />}
      <Reject mention={mention} onDone={close} />
    </div>
  )
}

/** Reporters stay out of the register, and whom a source does not name is not given a name (R15, R18). */
function Linkable({ mention, onDone }: { readonly mention: MentionRow; readonly onDone: () => void }) {
  const { t } = useTexts()
  if (mention.kind === 'person' && mention.role === 'reporter')
    return <p className={styles.why}>{t('signal.reporterStays')}</p>
  if (mention.kind === 'person' && mention.role === 'unnamed')
    return <p className={styles.why}>{t('signal.unnamedStays')}</p>
  return <Candidates mention={mention} onDone={onDone} />
}

function KindAndRole({ mention }: { readonly mention: MentionRow }) {
  const { t } = useTexts()
  const { annotations } = useQueries()
  const pick = useDesk(desk => desk.pick)
  const setRole = useCommand(annotations.setRole)
  const reject = useCommand(annotations.reject)
  const add = useCommand(annotations.add, {
    onDone: made => {
      // The same words as something else: the old mention makes room for the new one.
      if (made.id !== mention.id) reject.run({ mention: mention.id })
      pick(made.id)
    },
  })
  const { place } = mention
  const problem = setRole.problem ?? add.problem ?? reject.problem
  return (
    <div className={styles.selects}>
      <Select
        label={t('signal.kind')}
        name="kind"
        isCompact
        value={mention.kind}
        onChange={kind => {
          if (place !== null && kind !== mention.kind)
            add.run({
              signal: mention.signal,
              extract: place.extract,
              range: { start: place.start, end: place.end },
              kind,
            })
        }}
        options={mentionKinds.map(id => ({ id, label: t(`signal.kind.${id}`) }))}
      />
      {mention.kind === 'person' && (
        <Select<MentionRole>
          label={t('signal.role')}
          name="role"
          isCompact
          value={mention.role}
          onChange={role => setRole.run({ mention: mention.id, role })}
          options={mentionRoles.map(id => ({ id, label: t(`signal.role.${id}`) }))}
        />
      )}
      {problem !== undefined && <Notice kind="stop">{`${problem.text} ${problem.next}`}</Notice>}
    </div>
  )
}

/** Not a mention after all. It is not proposed again, and can be taken back. */
function Reject({ mention, onDone }: { readonly mention: MentionRow; readonly onDone: () => void }) {
  const { t } = useTexts()
  const { annotations } = useQueries()
  const announce = useAnnounce()
  const undo = useUndo()
  const reject = useCommand(annotations.reject, {
    onDone: ({ decision }) => {
      announce(t('signal.rejected'))
      undo.offer({ text: t('signal.rejected'), decision })
      onDone()
    },
  })
  return (
    <div className={styles.foot}>
      {reject.problem !== undefined && <Notice kind="stop">{reject.problem.text}</Notice>}
      <Button kind="light" size="small" isBusy={reject.isBusy} onPress={() => reject.run({ mention: mention.id })}>
        {t('signal.reject')}
      </Button>
    </div>
  )
}
