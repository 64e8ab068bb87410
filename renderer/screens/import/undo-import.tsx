import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportId } from '../../../src/contract/ids.ts'
import type { Coverage, UndoPreview } from '../../../src/contract/imports.ts'
import { useAction } from '../../actions/use-action.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useNow } from '../../app/use-now.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { sizeWords } from '../../i18n/sizes.ts'
import styles from './import.module.css'

interface UndoImportProps extends Pick<Coverage, 'state' | 'undone'> {
  readonly run: ImportId
}

/** Takes an import back: first what would go and what stays, then why. */
export function UndoImport({ run, state, undone }: UndoImportProps) {
  const { t, formatMoment } = useTexts()
  const now = useNow()
  const [isAsking, setAsking] = useState(false)
  const isOver = state === 'done' || state === 'stopped'
  const why = undone !== null ? t('import.isUndone') : isOver ? undefined : t('import.undoFirst')
  const asking = useAction('import.undo', () => setAsking(true), { unavailable: why })
  if (undone !== null)
    return (
      <p className={styles.undone}>
        <Foreign
          text={t('import.undoneBy', { name: undone.by, moment: formatMoment(undone.at, now), why: undone.because })}
        />
      </p>
    )
  return (
    <div className={styles.undoing}>
      <ActionButton of={asking} size="small" kind="light" />
      {isAsking && <UndoDialog run={run} onClose={() => setAsking(false)} />}
    </div>
  )
}

function UndoDialog({ run, onClose }: { readonly run: ImportId; readonly onClose: () => void }) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const { imports } = useQueries()
  const preview = useQuery({ ...imports.undoPreview.queryOptions({ input: { run } }), staleTime: 0, gcTime: 0 })
  const [because, setBecause] = useState('')
  const goesWords = useGoesWords()
  const undo = useCommand(imports.undo, {
    onDone: ({ goes }) => {
      announce(t('import.saidUndone', { count: goes.signals }))
      onClose()
    },
  })
  const found = preview.data
  return (
    <ReasonDialog
      kind="stop"
      title={t('import.undoTitle')}
      effect={found === undefined ? t('import.undoLooking') : goesWords(found)}
      action={t('import.undoAction')}
      isOpen
      isBusy={undo.isBusy || found === undefined || isNothing(found)}
      problem={undo.problem && `${undo.problem.text} ${undo.problem.next}`}
      kept={{
        value: because,
        onChange: setBecause,
        notice: found !== undefined && found.staying > 0 && <Staying of={found} />,
      }}
      onClose={onClose}
      onReason={why => found !== undefined && undo.run({ run, because: why, goes: found.goes })}
    />
  )
}

function isNothing({ goes }: UndoPreview): boolean {
  return goes.signals + goes.lists + goes.setAside === 0
}

function useGoesWords(): (preview: UndoPreview) => string {
  const { t, language } = useTexts()
  return preview => {
    if (isNothing(preview)) return t('import.undoNothing')
    const { signals, originals, bytes, lists, setAside } = preview.goes
    const parts = [
      signals > 0 && t('import.undoSignals', { count: signals }),
      originals > 0 && t('import.undoOriginals', { count: originals, size: sizeWords(bytes, language) }),
      lists > 0 && t('import.undoLists', { count: lists }),
      setAside > 0 && t('import.undoSetAside', { count: setAside }),
    ]
    return t('import.undoGoes', { what: parts.filter(part => part !== false).join(', ') })
  }
}

const stayTexts = {
  in_case: 'import.staysInCase',
  in_packet: 'import.staysInPacket',
  linked: 'import.staysLinked',
  received_again: 'import.staysAgain',
  worked_on: 'import.staysWorked',
} as const satisfies Record<UndoPreview['stays'][number]['because'][number], string>

function Staying({ of: { stays, staying } }: { readonly of: UndoPreview }) {
  const { t } = useTexts()
  return (
    <div className={styles.staying} tabIndex={0} role="group" aria-label={t('import.undoStays', { count: staying })}>
      <p>{t('import.undoStays', { count: staying })}</p>
      <ul className={styles.gaps}>
        {stays.map(({ signal, number, because }) => (
          <li key={signal}>{`${number}: ${because.map(why => t(stayTexts[why])).join(', ')}`}</li>
        ))}
      </ul>
    </div>
  )
}
