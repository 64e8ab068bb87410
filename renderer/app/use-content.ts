import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ContentAccess } from '../../src/contract/oversight.ts'
import { useNavigate } from './navigation-context.tsx'
import { usePurposeMemory } from './purpose-memory.tsx'
import { useQueries } from './queries-context.tsx'
import { useNow } from './use-now.ts'

/** Areas that hold no content: what was read of them stays when content is shut. */
const withoutContent: ReadonlySet<unknown> = new Set(['vault', 'care', 'users', 'config', 'audit', 'oversight'])

/** What a privacy officer has open now; null for everybody else, who needs no such thing. */
export function useContent(): ContentAccess | null {
  const { data } = useQuery(useQueries().vault.status.queryOptions({ input: {} }))
  return data?.content ?? null
}

/** Stands once, around the screens: when content is shut, the page goes back to the log and forgets what it showed. */
export function useEndOfContent(): ContentAccess | null {
  const content = useContent()
  const { until } = content ?? {}
  const queryClient = useQueryClient()
  const { go } = useNavigate()
  const { remember } = usePurposeMemory()
  const status = useQueries().vault.status.key()
  const was = useRef(false)
  const now = useNow()
  useEffect(() => {
    // The vault's clock decides; the page asks it once the minute has come.
    if (until !== undefined && now >= until) void queryClient.invalidateQueries({ queryKey: status })
  }, [until, now, queryClient, status])
  const isOpen = content !== null
  useEffect(() => {
    if (was.current && !isOpen) {
      go({ screen: 'log' })
      remember(null)
      queryClient.removeQueries({
        predicate: ({ queryKey: [path] }) => Array.isArray(path) && !withoutContent.has(path[0]),
      })
    }
    was.current = isOpen
  }, [isOpen, go, remember, queryClient])
  return content
}
