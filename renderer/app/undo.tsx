import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import type { DecisionId } from '../../src/contract/ids.ts'
import { useAction } from '../actions/use-action.ts'
import { ActionButton } from '../components/action-button.tsx'
import { IconButton } from '../components/icon-button.tsx'
import { useTexts } from '../i18n/language-context.tsx'
import { useAnnounce } from './announce.tsx'
import { useQueries } from './queries-context.tsx'
import { useCommand } from './use-command.ts'
import styles from './undo.module.css'

export interface Undoable {
  /** What was done: "Signaal afgesloten". */
  readonly text: string
  readonly decision: DecisionId
  /** After it was taken back: goes to where it happened. */
  readonly onUndone?: () => void
}

interface Undo {
  readonly offer: (done: Undoable) => void
}

const UndoContext = createContext<Undo | null>(null)
const offeredMs = 20_000

export function useUndo(): Undo {
  const undo = use(UndoContext)
  if (undo === null) throw new Error('useUndo stands outside the open vault')
  return undo
}

/** Offers to take the last decision back, for as long as it stands and nobody dwells on it. */
export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const [offered, setOffered] = useState<Undoable | null>(null)
  return (
    <UndoContext value={{ offer: setOffered }}>
      {children}
      {offered !== null && <UndoToast of={offered} key={offered.decision} onGone={() => setOffered(null)} />}
    </UndoContext>
  )
}

function UndoToast({
  of: { text, decision, onUndone },
  onGone,
}: {
  readonly of: Undoable
  readonly onGone: () => void
}) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const [isHeld, setHeld] = useState(false)
  const undo = useCommand(useQueries().decisions.undo, {
    onDone: () => {
      announce(t('undo.done'))
      onUndone?.()
      onGone()
    },
  })
  const action = useAction('everywhere.undo', () => undo.run({ decision, because: t('undo.because') }))
  useEffect(() => {
    if (isHeld || undo.isBusy) return
    const gone = setTimeout(onGone, offeredMs)
    return () => clearTimeout(gone)
  })
  return (
    <div
      className={styles.toast}
      role="status"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles.text}>{undo.problem?.text ?? text}</span>
      <ActionButton of={action} size="small" isBusy={undo.isBusy} />
      <IconButton icon="close" label={t('dialog.close')} onPress={onGone} />
    </div>
  )
}
