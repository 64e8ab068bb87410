import { zodResolver } from '@hookform/resolvers/zod'
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
import type { Drawn, Handed } from '../../components/share-holders.ts'
import { SharePapers } from '../../components/share-papers.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { SettingRow } from './setting-card.tsx'
import styles from './settings.module.css'

/** New papers, after one was lost or its holder left: drawn, put on paper, and used once one was read back (R84). */
export function RenewPapersRow() {
  const { t } = useTexts()
  const [isOpen, setOpen] = useState(false)
  const [isDone, setDone] = useState(false)
  const [drawn, setDrawn] = useState<(Drawn & { readonly because: string }) | null>(null)
  const close = (): void => {
    setOpen(false)
    setDrawn(null)
  }
  return (
    <>
      <SettingRow name={t('settings.papers')} help={t('settings.papersHelp')}>
        <Button
          size="small"
          onPress={() => {
            setDone(false)
            setOpen(true)
          }}
        >
          {t('settings.papersAction')}
        </Button>
      </SettingRow>
      {isDone && <Notice kind="ok">{t('settings.papersDone')}</Notice>}
      {isOpen && (
        <Dialog title={t('settings.papersTitle')} isOpen onClose={close}>
          {drawn === null ? (
            <DrawForm onClose={close} onDrawn={setDrawn} />
          ) : (
            <UseForm
              drawn={drawn}
              onClose={close}
              onDone={() => {
                close()
                setDone(true)
              }}
            />
          )}
        </Dialog>
      )}
    </>
  )
}

const Drawing = z.strictObject({ because: Reason, passphrase: Passphrase })

interface DrawFormProps {
  readonly onClose: () => void
  readonly onDrawn: (drawn: Drawn & { readonly because: string }) => void
}

function DrawForm({ onClose, onDrawn }: DrawFormProps) {
  const { t } = useTexts()
  const { care } = useQueries()
  const form = useForm({ resolver: zodResolver(Drawing), defaultValues: { because: '', passphrase: '' } })
  const draw = useCommand(care.drawPapers, {
    onDone: papers => onDrawn({ ...papers, because: form.getValues().because }),
  })
  return (
    <form
      className={styles.narrow}
      noValidate
      onSubmit={form.handleSubmit(({ passphrase }) => {
        if (!draw.isBusy) draw.run({ passphrase })
      })}
    >
      <p>{t('settings.papersEffect')}</p>
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
      {draw.problem !== undefined && (
        <Notice kind="stop">
          {draw.problem.text} {draw.problem.next}
        </Notice>
      )}
      <DialogButtons>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={draw.isBusy}>
          {t(draw.isBusy ? 'founding.drawing' : 'settings.papersDraw')}
        </Button>
      </DialogButtons>
    </form>
  )
}

interface UseFormProps {
  readonly drawn: Drawn & { readonly because: string }
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Closing it leaves the former papers as they are; what was printed is then worth nothing. */
function UseForm({ drawn, onClose, onDone }: UseFormProps) {
  const { t } = useTexts()
  const { care } = useQueries()
  const [handed, setHanded] = useState<Readonly<Record<number, Handed>>>({})
  const [readBack, setReadBack] = useState('')
  const use = useCommand(care.usePapers, { onDone })
  const left = 3 - Object.keys(handed).length
  const missing =
    left > 0
      ? t('founding.missingPapers', { count: left })
      : readBack.trim() === ''
        ? t('founding.missingReadBack', { number: String(drawn.readBack) })
        : null
  return (
    <div className={styles.narrow}>
      <p>{t('settings.papersOld')}</p>
      <SharePapers
        drawn={drawn}
        handed={handed}
        onHanded={(number, how) => setHanded(before => ({ ...before, [number]: how }))}
        readBack={readBack}
        onReadBack={setReadBack}
        error={use.problem && `${use.problem.text} ${use.problem.next}`}
      />
      <p id="missing-papers" role="status">
        {missing ?? ''}
      </p>
      <DialogButtons>
        <Button onPress={onClose}>{t('settings.papersKeep')}</Button>
        <Button
          kind="primary"
          isBusy={use.isBusy}
          isUnavailable={missing !== null}
          describedBy="missing-papers"
          onPress={() => {
            if (missing === null && !use.isBusy) use.run({ share: readBack, because: drawn.because })
          }}
        >
          {t('settings.papersUse')}
        </Button>
      </DialogButtons>
    </div>
  )
}
