import { useState } from 'react'
import type { TieRow } from '../../../src/contract/links.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useUndo } from '../../app/undo.tsx'
import { useCommand } from '../../app/use-command.ts'
import { EntityChip } from '../../components/entity-chip.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { useDateWords } from '../../i18n/date-words.ts'
import { useTexts } from '../../i18n/language-context.tsx'
import { useSignal } from './use-signal.ts'
import styles from './panel.module.css'

/** Ties that rest on this signal, each with the words it rests on (R40, R41). */
export function Ties() {
  const { t, language } = useTexts()
  const dateWords = useDateWords()
  const { ties, detail } = useSignal()
  const [withdrawn, setWithdrawn] = useState<TieRow | null>(null)
  if (ties.length === 0) return <p className={styles.small}>{t('signal.noTies')}</p>
  return (
    <>
      <ul className={styles.rows}>
        {ties.map(tie => (
          <li className={styles.row} key={tie.id}>
            <div className={styles.first}>
              <EntityChip kind={tie.from.kind} label={tie.from.label} isLinked />
              <span>{language === 'nl' ? tie.nl : tie.en}</span>
              <EntityChip kind={tie.to.kind} label={tie.to.label} isLinked />
              <IconButton icon="close" label={t('signal.withdrawTie')} onPress={() => setWithdrawn(tie)} />
            </div>
            {tie.period !== null && <span className={styles.small}>{dateWords(tie.period)}</span>}
            {tie.statements
              .filter(row => row.signal === detail.id)
              .map(row => (
                <q className={styles.small} key={row.id}>
                  <Foreign text={row.quote.replaceAll(/\s+/g, ' ')} />
                </q>
              ))}
          </li>
        ))}
      </ul>
      {withdrawn !== null && <Withdraw tie={withdrawn} onClose={() => setWithdrawn(null)} />}
    </>
  )
}

function Withdraw({ tie, onClose }: { readonly tie: TieRow; readonly onClose: () => void }) {
  const { t } = useTexts()
  const { links } = useQueries()
  const { detail } = useSignal()
  const announce = useAnnounce()
  const undo = useUndo()
  const withdraw = useCommand(links.withdraw, {
    onDone: ({ decision }) => {
      announce(t('signal.tieWithdrawn'))
      undo.offer({ text: t('signal.tieWithdrawn'), decision })
      onClose()
    },
  })
  // Of a tie that other signals carry too, only what this one says is taken back.
  const mine = tie.relations.find((_, at) => tie.statements[at]?.signal === detail.id) ?? tie.id
  return (
    <ReasonDialog
      title={t('signal.withdrawTie')}
      effect={t('signal.withdrawTieEffect')}
      action={t('signal.withdrawTieDo')}
      isOpen
      isBusy={withdraw.isBusy}
      problem={withdraw.problem?.text}
      onClose={onClose}
      onReason={because => withdraw.run({ relation: mine, because })}
    />
  )
}
