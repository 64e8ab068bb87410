import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { z } from 'zod'
import { Reason } from '../../../src/contract/shapes.ts'
import { Passphrase } from '../../../src/contract/vault.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogButtons } from '../../components/dialog-buttons.tsx'
import { Notice } from '../../components/notice.tsx'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { SettingRow } from './setting-card.tsx'
import styles from './settings.module.css'

interface Made {
  readonly epoch: number
  readonly accesses: number
}

/** A new master key: after somebody left, or when a key may have been seen. Work goes on; large originals follow with a count. */
export function RotateRow() {
  const { t } = useTexts()
  const { care } = useQueries()
  const [isOpen, setOpen] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  const info = useQuery({
    ...care.info.queryOptions({ input: {} }),
    // Each second while it counts down, and not otherwise.
    refetchInterval: ({ state }) => ((state.data?.owed ?? 0) > 0 ? 1_000 : false),
  })
  const owed = info.data?.owed ?? 0
  return (
    <>
      <SettingRow name={t('settings.rotate')} help={t('settings.rotateHelp')}>
        <Button size="small" onPress={() => setOpen(true)}>
          {t('settings.rotateAction')}
        </Button>
      </SettingRow>
      {made !== null && <Notice kind="ok">{t('settings.rotateDone', { count: made.accesses })}</Notice>}
      {owed > 0 && <Notice kind="info">{t('settings.rotateOwed', { count: owed })}</Notice>}
      {isOpen && (
        <Dialog title={t('settings.rotateTitle')} isOpen onClose={() => setOpen(false)}>
          <RotateForm
            onClose={() => setOpen(false)}
            onDone={done => {
              setOpen(false)
              setMade(done)
            }}
          />
        </Dialog>
      )}
    </>
  )
}

const Rotation = z.strictObject({ because: Reason, passphrase: Passphrase })

function RotateForm({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: (made: Made) => void }) {
  const { t } = useTexts()
  const { care } = useQueries()
  const rotate = useCommand(care.rotate, { onDone })
  const form = useForm({ resolver: zodResolver(Rotation), defaultValues: { because: '', passphrase: '' } })
  return (
    <form
      className={styles.narrow}
      noValidate
      onSubmit={form.handleSubmit(input => {
        if (!rotate.isBusy) rotate.run(input)
      })}
    >
      <p>{t('settings.rotateEffect')}</p>
      <Controller
        control={form.control}
        name="because"
        render={({ field, fieldState }) => (
          <TextArea
            {...field}
            label={t('reason.label')}
            help={t('reason.help')}
            autoFocus
            error={fieldState.error && t('reason.needed')}
          />
        )}
      />
      <Controller
        control={form.control}
        name="passphrase"
        render={({ field, fieldState }) => (
          <PassphraseField
            {...field}
            label={t('settings.currentPassphrase')}
            error={fieldState.error && t('unlock.passphraseNeeded')}
          />
        )}
      />
      {rotate.problem !== undefined && (
        <Notice kind="stop">
          {rotate.problem.text} {rotate.problem.next}
        </Notice>
      )}
      <DialogButtons>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={rotate.isBusy}>
          {rotate.isBusy ? t('settings.rotateBusy') : t('settings.rotateSubmit')}
        </Button>
      </DialogButtons>
    </form>
  )
}
