import { useEffect, useEffectEvent, useState } from 'react'
import type { MailAccountId } from '../../src/contract/ids.ts'
import { useQueries } from './queries-context.tsx'
import { useUser } from './use-user.ts'

/**
 * Keeps mail boxes connected and folders watched while the vault is open, for whoever may register; tells when something came. What was
 * set up is asked for once and after a change of it, and not with every refresh of the screens: each time is a line in the log.
 */
export function useChannels(onNews: () => void): { readonly channelsChanged: () => void } {
  const { mail, dropFolders } = useQueries()
  const role = useUser()?.role
  const mayTakeIn = role === 'liaison' || role === 'coordinator'
  const [changes, setChanges] = useState(0)
  const hear = useEffectEvent(async (events: Promise<AsyncIterable<{ readonly type: string }>>) => {
    for await (const { type } of await events) if (news.has(type)) onNews()
  })
  const watchBoxes = useEffectEvent(async (signal: AbortSignal) => {
    const accounts = await mail.accounts.call({}, { signal })
    const watched = accounts.filter(({ watch, folders }) => watch && folders.length > 0)
    const watchBox = (account: MailAccountId): Promise<void> =>
      hear(mail.watch.call({ account, tell: 'progress' }, { signal }))
    await Promise.allSettled(watched.map(({ account }) => watchBox(account)))
  })
  const watchFolders = useEffectEvent((signal: AbortSignal) =>
    hear(dropFolders.watch.call({ tell: 'progress' }, { signal })),
  )
  useEffect(() => {
    if (!mayTakeIn) return
    const end = new AbortController()
    // What is wrong with a box stands in its state; a vault that locks ends these as well.
    watchBoxes(end.signal).catch(() => undefined)
    return () => end.abort()
  }, [mayTakeIn, changes])
  useEffect(() => {
    if (!mayTakeIn) return
    const end = new AbortController()
    watchFolders(end.signal).catch(() => undefined)
    return () => end.abort()
  }, [mayTakeIn])
  return { channelsChanged: () => setChanges(n => n + 1) }
}

/** Events after which the screens show something else. */
const news: ReadonlySet<string> = new Set(['summary', 'fetched', 'watching', 'afterwork'])
