import { useQuery } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { useTexts } from '../i18n/language-context.tsx'
import { useQueries } from './queries-context.tsx'
import { codesOf, CodesContext } from './use-codes.ts'

export function CodesProvider({ children }: { readonly children: ReactNode }) {
  const { language } = useTexts()
  const { data: books } = useQuery(useQueries().config.codebooks.queryOptions({ input: {}, staleTime: Infinity }))
  const codes = useMemo(() => codesOf(books, language), [books, language])
  return <CodesContext value={codes}>{children}</CodesContext>
}
