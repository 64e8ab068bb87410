import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { z } from 'zod'
import { TypedSignal } from '../../../src/contract/signals.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useImports } from '../../app/imports-context.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useTexts } from '../../i18n/language-context.tsx'

/** What may stand in the form while it is not finished. */
const Unfinished = z.strictObject({
  channel: z.enum(['phone', 'desk']),
  organisation: z.string().optional(),
  title: z.string(),
  text: z.string(),
})
type Unfinished = z.infer<typeof Unfinished>

/** The form of a note, its draft, and text that was pasted for it. */
export function useNote(channel: 'phone' | 'desk', holdsCitizenNumber: (text: string) => boolean) {
  const { t } = useTexts()
  const { go } = useNavigate()
  const announce = useAnnounce()
  const { store } = useImports()
  const untouched: Unfinished = { channel, title: '', text: '' }
  const form = useForm<Unfinished, unknown, TypedSignal>({
    resolver: zodResolver(TypedSignal),
    defaultValues: untouched,
  })
  const value = useWatch({ control: form.control, compute: (all: Unfinished) => all })
  const draft = useDraft({
    screen: 'import.note',
    object: null,
    shape: Unfinished,
    value,
    untouched,
    restore: kept => form.reset(kept),
  })
  useEffect(() => {
    const { pasted, paste } = store.getState()
    if (pasted === null) return
    form.setValue('text', pasted)
    paste(null)
  }, [store, form])
  const add = useCommand(useQueries().signals.add, {
    onDone: ({ signal, number }) => {
      draft.forget()
      announce(t('note.said', { number }))
      go({ screen: 'signal', signal })
    },
  })
  return {
    form,
    submit: form.handleSubmit(note => {
      if (!add.isBusy) add.run(note)
    }),
    isBusy: add.isBusy,
    problem: add.problem,
    draft,
    holdsNumber: holdsCitizenNumber(`${value.title}\n${value.text}`),
  }
}
