import { useQueries as useMany, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { EntityDetail, EntityRow } from '../../../src/contract/entities.ts'
import type { EntityId } from '../../../src/contract/ids.ts'
import type { PurposeInput } from '../../../src/contract/shapes.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useProblem } from '../../app/use-problem.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './person.module.css'

interface CompareDialogProps {
  readonly of: EntityDetail
  readonly purpose: PurposeInput
  readonly onClose: () => void
  readonly onChosen: (other: EntityId) => void
}

/** With whom or what: from the same cases, by name, or found by a search for the purpose this one was opened for (R1, R2). */
export function CompareDialog({ of: detail, purpose, onClose, onChosen }: CompareDialogProps) {
  const { t } = useTexts()
  const problemOf = useProblem()
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState('')
  const { rows, isLooking, error } = useOthers(detail, purpose, asked)
  const problem = error === null ? undefined : problemOf(error)
  return (
    <Dialog
      title={t('person.compareTitle')}
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('dialog.cancel')}</Button>}
    >
      <SearchField
        label={t('person.compareSearch')}
        isLabelShown
        value={words}
        onChange={value => {
          setWords(value)
          if (value === '') setAsked('')
        }}
        onSubmit={value => setAsked(value.trim())}
        autoFocus
      />
      {problem !== undefined && <Notice kind="stop">{`${problem.text} ${problem.next}`}</Notice>}
      {rows.length === 0 && !isLooking && problem === undefined && (
        <p className={styles.quiet}>{asked === '' ? t('person.compareNobody') : t('person.compareFoundNobody')}</p>
      )}
      <ListBox
        className={styles.others ?? ''}
        aria-label={t(asked === '' ? 'person.compareInCases' : 'person.compareFound')}
        selectionMode="none"
        items={rows}
        onAction={key => {
          const row = rows.find(each => each.id === key)
          if (row !== undefined) onChosen(row.id)
        }}
      >
        {row => (
          <ListBoxItem className={styles.other ?? ''} id={row.id} textValue={row.label}>
            <strong>
              <Foreign text={row.label} />
            </strong>
            <span className={styles.quiet}>{row.signals.map(signal => signal.number).join(', ')}</span>
          </ListBoxItem>
        )}
      </ListBox>
    </Dialog>
  )
}

function useOthers(
  detail: EntityDetail,
  purpose: PurposeInput,
  query: string,
): { readonly rows: readonly EntityRow[]; readonly isLooking: boolean; readonly error: unknown } {
  const { entities } = useQueries()
  const { kind } = detail
  const near = useMany({
    queries: detail.cases.map(each => entities.list.queryOptions({ input: { case: each.id, kind, limit: 200 } })),
  })
  const found = useQuery(entities.find.queryOptions({ input: { query, purpose, kind }, enabled: query !== '' }))
  const all = query === '' ? near.flatMap(each => each.data?.rows ?? []) : (found.data?.rows ?? [])
  return {
    rows: [...new Map(all.map(row => [row.id, row])).values()].filter(row => row.id !== detail.id),
    isLooking: query === '' ? near.some(each => each.isPending) : found.isFetching,
    error: query === '' ? (near.find(each => each.isError)?.error ?? null) : found.error,
  }
}
