import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { isErrorCode, textOf } from '../../src/contract/errors.ts'
import { GrantId, type ImportId } from '../../src/contract/ids.ts'
import type { ImportEvent } from '../../src/contract/imports.ts'
import { useTexts } from '../i18n/language-context.tsx'
import { tenthsOf, type ImportCourse } from '../state/import-course.ts'
import { createImports, isRunning } from '../state/imports.ts'
import { useAnnounce } from './announce.tsx'
import { ImportsContext, type AskForFiles } from './imports-context.tsx'
import { useQueries } from './queries-context.tsx'
import { useChannels } from './use-channels.ts'

/** What the screens show is read anew no oftener than this while an import runs. */
const refreshEveryMs = 1_500

/** Takes in files as long as the vault is open, whatever screen is shown. */
export function ImportsProvider({ children }: { readonly children: ReactNode }) {
  const { t, language } = useTexts()
  const queries = useQueries()
  const queryClient = useQueryClient()
  const announce = useAnnounce()
  const [store] = useState(createImports)

  /** What an import adds to. Reading anew what a person has open would be one more look in the log each time, and slow him down. */
  const growing = [
    queries.imports.key(),
    queries.quarantine.list.key(),
    queries.inbox.summary.key(),
    queries.inbox.window.key(),
    queries.signals.count.key(),
    queries.mail.key(),
    queries.dropFolders.key(),
  ]

  const refresh = (): void => {
    for (const queryKey of growing) void queryClient.invalidateQueries({ queryKey })
  }
  const errorText = (code: string): string => (isErrorCode(code) ? textOf(code, language) : code)

  // It may have ended in the meantime, which is what was wanted.
  const stopRun = (run: ImportId): void => {
    const { stop, pause } = queries.imports
    const asked = store.getState().course?.isPausing === true ? pause.call({ run }) : stop.call({ run })
    asked.catch(() => undefined)
  }

  /** Follows one import, or several one after another. */
  const follow = (): ((event: ImportEvent) => void) => {
    const { hear } = store.getState()
    let refreshedAt = 0
    let tenths = 0
    const sayTenth = (course: ImportCourse): void => {
      const now = tenthsOf(course)
      if (now > tenths && now < 10) announce(t('import.saidProgress', { percent: String(now * 10) }))
      tenths = now
    }
    return event => {
      const course = hear(event)
      if (event.type === 'started') refreshedAt = 0
      if (event.type === 'started' && course.isStopping) stopRun(event.run)
      if (event.type === 'progress') sayTenth(course)
      if (event.type === 'summary')
        announce(
          event.summary.isPaused ? t('import.saidPaused') : t('import.saidDone', { count: event.summary.registered }),
        )
      if (event.type !== 'summary' && course.elapsedMs - refreshedAt < refreshEveryMs) return
      refreshedAt = course.elapsedMs
      refresh()
    }
  }

  const take = (grant: string): Promise<void> =>
    hearAll(() => queries.signals.import.call({ grant: GrantId.parse(grant), tell: 'progress' }))

  const hearAll = async (open: () => Promise<AsyncIterable<ImportEvent>>): Promise<void> => {
    const { begin, finish, fail } = store.getState()
    begin()
    const hear = follow()
    try {
      const heard = await open()
      for await (const event of heard) hear(event)
      finish()
    } catch (error) {
      fail(error)
    }
    await queryClient.invalidateQueries()
  }

  const fetchMail = (): void => {
    if (isRunning(store.getState())) {
      announce(t('import.isRunning'))
      return
    }
    void fetchAll()
  }

  /** What kept it from coming stands in the state of the account; only what is new becomes an import on the screen. */
  const fetchAll = async (): Promise<void> => {
    const { begin, finish, fail, sayFetching } = store.getState()
    sayFetching(true)
    const hear = follow()
    let isBegun = false
    let trouble: string | null = null
    try {
      for await (const event of await queries.mail.fetch.call({ tell: 'progress' })) {
        if (event.type === 'waiting' || event.type === 'listening') continue
        if (event.type === 'fetched') {
          trouble ??= event.code
          continue
        }
        if (event.type === 'started' && !isBegun) begin()
        isBegun = true
        hear(event)
      }
      if (isBegun) finish()
      if (trouble !== null) announce(t('mail.saidTrouble', { why: errorText(trouble) }))
      else if (!isBegun) announce(t('mail.saidNothing'))
    } catch (error) {
      if (!isBegun) begin()
      fail(error)
    }
    sayFetching(false)
    await queryClient.invalidateQueries()
  }

  const start = (ask: AskForFiles): void => {
    if (isRunning(store.getState())) {
      announce(t('import.isRunning'))
      return
    }
    void ask().then(async grant => {
      if (grant !== null && !isRunning(store.getState())) await take(grant)
    })
  }

  const resume = (run: ImportId): void => {
    if (isRunning(store.getState())) announce(t('import.isRunning'))
    else void hearAll(() => queries.imports.resume.call({ run, tell: 'progress' }))
  }

  const stop = (): void => end(false)
  const pause = (): void => end(true)
  const end = (isPausing: boolean): void => {
    const { course, askStop } = store.getState()
    if (course?.phase !== 'reading' || course.isStopping) return
    askStop(isPausing)
    // One that has not told its number yet is stopped as soon as it does.
    if (course.run !== null) stopRun(course.run)
  }

  const { channelsChanged } = useChannels(refresh)

  return (
    <ImportsContext value={{ store, start, stop, pause, resume, fetchMail, channelsChanged }}>
      {children}
    </ImportsContext>
  )
}
