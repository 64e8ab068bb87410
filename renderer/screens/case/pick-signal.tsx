import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseDetail } from '../../../src/contract/cases.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { Answer } from '../../app/answer.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { ComboBox } from '../../components/combo-box.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './case.module.css'

interface PickSignalProps {
  readonly detail: CaseDetail
  readonly onClose: () => void
}

const mayJoin = ['received', 'triage', 'in_case', 'forwarded', 'merged_origin'] as const

/** A signal goes into the case with why. One that is not assessed yet is refused, with what it lacks (R12, R17, R52). */
export function PickSignal({ detail, onClose }: PickSignalProps) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const { go } = useNavigate()
  const queries = useQueries()
  const list = useQuery(queries.signals.list.queryOptions({ input: { states: [...mayJoin], limit: 200 } }))
  const [chosen, setChosen] = useState<string | null>(null)
  const [because, setBecause] = useState('')
  const [isTried, setTried] = useState(false)
  const inside = new Set<string>(detail.signals.map(({ id }) => id))
  const rows = (list.data?.rows ?? []).filter(({ id }) => !inside.has(id))
  const signal = rows.find(({ id }) => id === chosen)
  const add = useCommand(queries.cases.add, {
    onDone: () => {
      announce(t('case.picked', { number: signal?.number ?? '' }))
      onClose()
    },
  })
  return (
    <Dialog title={t('case.pick.title')} isOpen onClose={onClose}>
      <Answer
        of={list}
        empty={{ when: () => rows.length === 0, show: <Notice kind="info">{t('case.pick.none')}</Notice> }}
      >
        {() => (
          <form
            className={styles.form}
            noValidate
            onSubmit={event => {
              event.preventDefault()
              setTried(true)
              if (signal !== undefined && because.trim() !== '' && !add.isBusy)
                add.run({ case: detail.id, signal: signal.id, because: because.trim() })
            }}
          >
            <ComboBox
              label={t('case.pick.signal')}
              name="signal"
              options={rows.map(({ id, number, title }) => ({ id, label: `${number} ${title}` }))}
              value={chosen}
              onChange={id => {
                setChosen(id)
                add.forget()
              }}
              error={isTried && signal === undefined ? t('case.pick.needed') : undefined}
            />
            <TextArea
              label={t('reason.label')}
              name="because"
              value={because}
              onChange={setBecause}
              error={isTried && because.trim() === '' ? t('reason.needed') : undefined}
            />
            {add.problem !== undefined && (
              <Notice kind="stop">
                {add.problem.text} {add.problem.next}{' '}
                {signal !== undefined && (
                  <Button size="small" onPress={() => go({ screen: 'signal', signal: signal.id })}>
                    {t('case.pick.open')}
                  </Button>
                )}
              </Notice>
            )}
            <div className={styles.actions}>
              <Button onPress={onClose}>{t('dialog.cancel')}</Button>
              <Button kind="primary" type="submit" isBusy={add.isBusy}>
                {t('case.pick.action')}
              </Button>
            </div>
          </form>
        )}
      </Answer>
    </Dialog>
  )
}
