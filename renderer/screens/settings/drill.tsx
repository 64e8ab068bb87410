import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { z } from 'zod'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useMoments } from '../../app/use-moments.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogButtons } from '../../components/dialog-buttons.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { SettingRow } from './setting-card.tsx'
import styles from './settings.module.css'

/** Practising recovery with two of the three papers: nothing is made, and it is due again a term later (R84). */
export function DrillRow() {
  const { t, formatDay } = useTexts()
  const { now, moments } = useMoments()
  const [isOpen, setOpen] = useState(false)
  const [isDone, setDone] = useState(false)
  const when =
    moments === undefined
      ? ''
      : moments.drilledAt === null
        ? t('settings.drillNever', { due: formatDay(moments.drillDueAt, now) })
        : t('settings.drillLast', {
            last: formatDay(moments.drilledAt, now),
            due: formatDay(moments.drillDueAt, now),
          })
  return (
    <>
      <SettingRow name={t('settings.recovery')} help={`${t('settings.recoveryHelp')} ${when}`}>
        <Button
          size="small"
          onPress={() => {
            setDone(false)
            setOpen(true)
          }}
        >
          {t('settings.drillAction')}
        </Button>
      </SettingRow>
      {moments !== undefined && now > moments.drillDueAt && !isDone && (
        <Notice kind="warn">{t('settings.drillDue')}</Notice>
      )}
      {isDone && <Notice kind="ok">{t('settings.drillDone')}</Notice>}
      {isOpen && (
        <Dialog title={t('settings.drillTitle')} isOpen onClose={() => setOpen(false)}>
          <DrillForm
            onClose={() => setOpen(false)}
            onDone={() => {
              setOpen(false)
              setDone(true)
            }}
          />
        </Dialog>
      )}
    </>
  )
}

const Drill = z.strictObject({ first: z.string().trim().min(1), second: z.string().trim().min(1) })

function DrillForm({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => void }) {
  const { t } = useTexts()
  const { care } = useQueries()
  const drill = useCommand(care.drill, { onDone })
  const form = useForm({ resolver: zodResolver(Drill), defaultValues: { first: '', second: '' } })
  return (
    <form
      className={styles.narrow}
      noValidate
      onSubmit={form.handleSubmit(({ first, second }) => {
        if (!drill.isBusy) drill.run({ shares: [first, second] })
      })}
    >
      <p>{t('settings.drillWhy')}</p>
      {(['first', 'second'] as const).map(name => (
        <Controller
          control={form.control}
          name={name}
          key={name}
          render={({ field, fieldState }) => (
            <TextArea
              {...field}
              label={t(`recover.${name}`)}
              rows={2}
              autoFocus={name === 'first'}
              error={fieldState.error && t('recover.needed')}
            />
          )}
        />
      ))}
      {drill.problem !== undefined && (
        <Notice kind="stop">
          {drill.problem.text} {drill.problem.next}
        </Notice>
      )}
      <DialogButtons>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={drill.isBusy}>
          {t('settings.drillSubmit')}
        </Button>
      </DialogButtons>
    </form>
  )
}
