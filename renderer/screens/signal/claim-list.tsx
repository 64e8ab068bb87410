import { useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import type { WeighedStatement } from '../../../src/contract/entities.ts'
import { useAction } from '../../actions/use-action.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useUndo } from '../../app/undo.tsx'
import { useCommand } from '../../app/use-command.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { cx } from '../../components/cx.ts'
import { Foreign } from '../../components/foreign.tsx'
import { Grade } from '../../components/grade.tsx'
import { Icon } from '../../components/icon.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { claimsIn, nuanceIn } from './assessment.ts'
import { useDesk, type Target } from './desk.ts'
import { useAssessmentForm } from './use-assessment.ts'
import { useSignal } from './use-signal.ts'
import styles from './panel.module.css'

/** What was said or done beside what speaks against it: same size, same rank (R16). Each can be weighed. */
export function ClaimList({ target }: { readonly target: Target }) {
  const { t } = useTexts()
  const { weighing, detail } = useSignal()
  const weigh = useDesk(desk => desk.weigh)
  const hasChosen = useDesk(desk => desk.chosen !== null)
  const make = useDesk(desk => desk.make)
  const needsWords = hasChosen ? undefined : t('signal.chooseFirst')
  const claim = useAction('signal.claim', () => make('claim'), { unavailable: needsWords })
  const nuance = useAction('signal.nuance', () => make('nuance'), { unavailable: needsWords })
  const claims = claimsIn(weighing)
  const nuances = nuanceIn(weighing)
  return (
    <section className={styles.section} data-part="said" aria-label={t('signal.said')}>
      <div className={styles.split}>
        <div>
          <h3 className={styles.heading}>
            <Icon name="claim" size="small" />
            {t('signal.claims')}
          </h3>
          <Rows rows={claims} target={target} none={detail.behaviour === null ? t('signal.noClaims') : undefined} />
          {claims.length === 0 && detail.behaviour !== null && (
            <p className={styles.small}>
              {t('signal.answered')} <Foreign text={detail.behaviour} />
            </p>
          )}
          <ActionButton of={claim} size="small" kind="light" />
        </div>
        <div className={styles.nuances}>
          <h3 className={styles.heading}>
            <Icon name="against" size="small" />
            {t('signal.nuances')}
          </h3>
          <Rows rows={nuances} target={target} none={t('signal.noNuances')} />
          <ActionButton of={nuance} size="small" kind="light" />
        </div>
      </div>
      <ToggleButton
        className={cx(styles.claim, target === 'signal' && styles.weighed)}
        isSelected={target === 'signal'}
        onChange={() => weigh('signal')}
      >
        {t('signal.wholeSignal')}
        <DraftGrade target="signal" given={weighing.own[0] ?? null} />
      </ToggleButton>
    </section>
  )
}

interface RowsProps {
  readonly rows: readonly WeighedStatement[]
  readonly target: Target
  readonly none: string | undefined
}

function Rows({ rows, target, none }: RowsProps) {
  const { t } = useTexts()
  const weigh = useDesk(desk => desk.weigh)
  const [withdrawn, setWithdrawn] = useState<WeighedStatement | null>(null)
  if (rows.length === 0) return none === undefined ? null : <p className={styles.small}>{none}</p>
  return (
    <ul className={styles.claims}>
      {rows.map(row => (
        <li className={styles.claimRow} key={row.id}>
          <ToggleButton
            className={cx(styles.claim, target === row.id && styles.weighed)}
            isSelected={target === row.id}
            onChange={() => weigh(row.id)}
          >
            <span className={styles.short}>
              <Foreign text={row.value} />
            </span>
            <DraftGrade target={row.id} given={row.grades[0] ?? null} />
          </ToggleButton>
          <IconButton
            icon="close"
            label={t('signal.withdrawStatement', { words: row.value.slice(0, 60) })}
            onPress={() => setWithdrawn(row)}
          />
        </li>
      ))}
      {withdrawn !== null && <Withdraw row={withdrawn} onClose={() => setWithdrawn(null)} />}
    </ul>
  )
}

/** What is about to be saved stands before what was. */
function DraftGrade({
  target,
  given,
}: {
  readonly target: Target
  readonly given: { source: string; information: string } | null
}) {
  const { value } = useAssessmentForm()
  const { source = null, information = null } = value.grades[target] ?? {}
  return <Grade grade={source === null || information === null ? given : { source, information }} />
}

function Withdraw({ row, onClose }: { readonly row: WeighedStatement; readonly onClose: () => void }) {
  const { t } = useTexts()
  const { statements } = useQueries()
  const announce = useAnnounce()
  const undo = useUndo()
  const withdraw = useCommand(statements.withdraw, {
    onDone: ({ decision }) => {
      announce(t('signal.statementWithdrawn'))
      undo.offer({ text: t('signal.statementWithdrawn'), decision })
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('signal.withdrawStatementTitle')}
      effect={t('signal.withdrawStatementEffect')}
      action={t('signal.withdrawStatementDo')}
      isOpen
      isBusy={withdraw.isBusy}
      problem={withdraw.problem?.text}
      onClose={onClose}
      onReason={because => withdraw.run({ statement: row.id, because })}
    />
  )
}
