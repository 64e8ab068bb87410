import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SignalId } from '../../../src/contract/ids.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { usePurposeMemory } from '../../app/purpose-memory.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { ComboBox } from '../../components/combo-box.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './search.module.css'

interface ToCaseProps {
  readonly signal: { readonly id: SignalId; readonly number: string }
  readonly onClose: () => void
}

/** A signal that was found goes to a case, with why. What it lacks is said by the vault (R12, R17). */
export function ToCase({ signal, onClose }: ToCaseProps) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const queries = useQueries()
  const { lastCase } = usePurposeMemory()
  const { data } = useQuery(queries.cases.list.queryOptions({ input: {} }))
  const open = (data ?? []).filter(row => row.state === 'open' || row.state === 'review')
  const [chosen, setChosen] = useState<string | null>(lastCase?.id ?? null)
  const [because, setBecause] = useState('')
  const [isTried, setTried] = useState(false)
  const target = open.find(row => row.id === chosen)
  const add = useCommand(queries.cases.add, {
    onDone: () => {
      announce(t('search.toCaseDone', { number: target?.number ?? '' }))
      onClose()
    },
  })
  return (
    <Dialog title={t('search.toCaseTitle', { number: signal.number })} isOpen onClose={onClose}>
      {data !== undefined && open.length === 0 ? (
        <Notice kind="info">{t('search.toCaseNone')}</Notice>
      ) : (
        <form
          className={styles.form}
          noValidate
          onSubmit={event => {
            event.preventDefault()
            setTried(true)
            if (target !== undefined && because.trim() !== '' && !add.isBusy)
              add.run({ case: target.id, signal: signal.id, because: because.trim() })
          }}
        >
          {data !== undefined && (
            <ComboBox
              label={t('search.toCaseWhich')}
              name="case"
              options={open.map(row => ({ id: row.id, label: `${row.number} ${row.title}` }))}
              value={target?.id ?? null}
              onChange={setChosen}
              error={isTried && target === undefined ? t('search.referenceNeeded') : undefined}
            />
          )}
          <TextArea
            label={t('reason.label')}
            name="because"
            value={because}
            onChange={setBecause}
            error={isTried && because.trim() === '' ? t('reason.needed') : undefined}
          />
          {add.problem !== undefined && (
            <Notice kind="stop">
              {add.problem.text} {add.problem.next}
            </Notice>
          )}
          <div className={styles.formActions}>
            <Button onPress={onClose}>{t('dialog.cancel')}</Button>
            <Button kind="primary" type="submit" isBusy={add.isBusy}>
              {t('search.toCaseAction')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
