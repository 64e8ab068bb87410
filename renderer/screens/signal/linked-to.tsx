import type { MentionRow } from '../../../src/contract/annotation.ts'
import type { AttachedMention } from '../../../src/contract/entities.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Switch } from '../../components/checkbox.tsx'
import { EntityChip } from '../../components/entity-chip.tsx'
import { Notice } from '../../components/notice.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useSignal } from './use-signal.ts'
import styles from './picker.module.css'

interface LinkedToProps {
  readonly mention: MentionRow
  readonly links: readonly AttachedMention[]
}

/** Whom or what it was linked to, and the way back: nothing that a person decided is final (R31). */
export function LinkedTo({ mention, links }: LinkedToProps) {
  const { t } = useTexts()
  const { decisions } = useQueries()
  const { detail } = useSignal()
  const { go } = useNavigate()
  const announce = useAnnounce()
  const unlink = useCommand(decisions.undo, { onDone: () => announce(t('signal.unlinked')) })
  return (
    <div className={styles.form}>
      {links.map(link => (
        <div className={styles.linked} key={link.decision}>
          <span className={styles.reasons}>{t('signal.linkedWith')}</span>
          <EntityChip
            kind={link.kind}
            label={link.label}
            isLinked
            {...(link.kind === 'person'
              ? {
                  // The purpose comes along: this signal is being assessed (R1).
                  onPress: () =>
                    go({
                      screen: 'person',
                      entity: link.entity,
                      purpose: { code: 'triage_signal', reference: detail.number },
                    }),
                }
              : {})}
          />
          <Button
            size="small"
            kind="light"
            isBusy={unlink.isBusy}
            onPress={() => unlink.run({ decision: link.decision, because: t('signal.unlinkedBecause') })}
          >
            {t('signal.unlink')}
          </Button>
        </div>
      ))}
      {unlink.problem !== undefined && <Notice kind="stop">{unlink.problem.text}</Notice>}
      {links.some(({ kind }) => kind === 'person') && mention.kind === 'person' && (
        <Minor mention={mention} links={links} />
      )}
    </div>
  )
}

/** R14: shown wherever the person is, and a second reviewer for every packet. What a source says, here said by hand. */
function Minor({ mention, links }: LinkedToProps) {
  const { t } = useTexts()
  const { statements } = useQueries()
  const { weighing } = useSignal()
  const person = links.find(({ kind }) => kind === 'person')
  const add = useCommand(statements.add)
  const withdraw = useCommand(statements.withdraw)
  const said = weighing.statements.find(row => row.mention === mention.id && row.property === 'minor')
  if (person === undefined) return null
  const problem = add.problem ?? withdraw.problem
  // By birth date: that is a fact of the source, not a switch.
  const isByDate = person.minor && said === undefined
  return (
    <>
      <Switch
        isSelected={person.minor}
        isDisabled={isByDate || add.isBusy || withdraw.isBusy}
        onChange={isMinor => {
          if (isMinor) add.run({ mention: mention.id, property: 'minor', value: 'yes' })
          else if (said !== undefined) withdraw.run({ statement: said.id, because: t('signal.minorMistake') })
        }}
      >
        {t('signal.isMinor')}
      </Switch>
      {isByDate && <p className={styles.why}>{t('signal.minorElsewhere')}</p>}
      {problem !== undefined && <Notice kind="stop">{problem.text}</Notice>}
    </>
  )
}
