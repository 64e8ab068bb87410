import { useQuery } from '@tanstack/react-query'
import type { PurposeInput } from '../../src/contract/shapes.ts'
import { PurposeDialog, type PurposeChoice } from '../components/purpose-dialog.tsx'
import { useTexts } from '../i18n/language-context.tsx'
import { usePurposeMemory } from './purpose-memory.tsx'
import { useQueries } from './queries-context.tsx'
import { useCodes } from './use-codes.ts'

interface AskPurposeProps {
  readonly title: string
  readonly action: string
  readonly note?: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onPurpose: (purpose: PurposeInput) => void
}

/** In this order where the list has them; what an organisation adds comes after. `intake` is for imports and never for a search. */
const usualOrder = ['case_work', 'triage_signal', 'answer_request', 'data_subject_request', 'quality_check']

/** Asks why, with the purposes of this vault and the person's own cases to refer to. */
export function AskPurpose({ title, action, note, isOpen, onClose, onPurpose }: AskPurposeProps) {
  const memory = usePurposeMemory()
  const choices = usePurposeChoices()
  const cases = useQuery(useQueries().cases.list.queryOptions({ input: {}, enabled: isOpen }))
  const { lastCase, purpose } = memory
  const first = purpose ?? (lastCase === null ? null : { code: 'case_work', reference: lastCase.number })
  return (
    <PurposeDialog
      title={title}
      choices={choices}
      cases={(cases.data ?? [])
        .filter(row => row.state !== 'erased')
        .map(row => ({ id: row.number, label: `${row.number} ${row.title}` }))}
      first={first}
      action={action}
      note={note}
      // Until the cases have come it would be another dialog.
      isOpen={isOpen && !cases.isPending && choices.length > 0}
      onClose={onClose}
      onPurpose={(given, isRemembered) => {
        memory.remember(isRemembered ? given : null)
        onPurpose(given)
      }}
    />
  )
}

function usePurposeChoices(): PurposeChoice[] {
  const { t } = useTexts()
  const { books, label } = useCodes()
  const references: Readonly<Record<string, Pick<PurposeChoice, 'hint' | 'needs' | 'referenceLabel'>>> = {
    caseId: { hint: t('search.hintCase'), needs: 'case', referenceLabel: t('search.referenceCase') },
    signalId: { hint: t('search.hintSignal'), needs: 'words', referenceLabel: t('search.referenceSignal') },
    requestReference: { hint: t('search.hintRequest'), needs: 'words', referenceLabel: t('search.reference') },
  }
  const other = { hint: t('search.hintReference'), needs: 'words' as const, referenceLabel: t('search.reference') }
  const weight = (code: string): number => (usualOrder.includes(code) ? usualOrder.indexOf(code) : usualOrder.length)
  return (books?.searchPurposes ?? [])
    .filter(purpose => purpose.code !== 'intake')
    .toSorted((a, b) => weight(a.code) - weight(b.code))
    .map(({ code, requiresReference }) => ({
      code,
      label: label('searchPurposes', code),
      ...(requiresReference === null
        ? { hint: code === 'quality_check' ? t('search.hintQuality') : '', needs: null, referenceLabel: '' }
        : (references[requiresReference] ?? other)),
    }))
}
