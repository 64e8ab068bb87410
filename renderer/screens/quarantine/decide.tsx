import type { QuarantineEntry } from '../../../src/contract/quarantine.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'

interface DecideProps {
  readonly of: 'take' | 'erase'
  readonly entry: QuarantineEntry
  readonly onClose: () => void
}

/** Says what will happen to the item and asks why. */
export function Decide({ of, entry, onClose }: DecideProps) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const { quarantine } = useQueries()
  const taking = useCommand(quarantine.release, {
    onDone: ({ waitingForSecond }) => {
      announce(t(waitingForSecond ? 'quarantine.saidAsked' : 'quarantine.saidTaken'))
      onClose()
    },
  })
  const refusing = useCommand(quarantine.refuse, {
    onDone: () => {
      announce(t('quarantine.saidErased'))
      onClose()
    },
  })
  const dialog = { isOpen: true, onClose } as const
  const state = (command: typeof taking | typeof refusing) => ({
    isBusy: command.isBusy,
    problem: command.problem && `${command.problem.text} ${command.problem.next}`,
  })
  if (of === 'take') {
    const asks = entry.red && entry.asked === null
    return (
      <ReasonDialog
        {...dialog}
        {...state(taking)}
        title={t(asks ? 'quarantine.askTitle' : entry.red ? 'quarantine.secondTitle' : 'quarantine.takeTitle')}
        effect={t(asks ? 'quarantine.askEffect' : 'quarantine.takeEffect')}
        action={t(asks ? 'quarantine.askAction' : 'quarantine.takeAction')}
        onReason={because => taking.run({ entry: entry.id, because })}
      />
    )
  }
  return (
    <ReasonDialog
      {...dialog}
      {...state(refusing)}
      kind="stop"
      title={t('quarantine.eraseTitle')}
      effect={t('quarantine.eraseEffect')}
      action={t('quarantine.eraseAction')}
      onReason={because => refusing.run({ entry: entry.id, because })}
    />
  )
}
