import { useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { OriginalId } from '../../../src/contract/ids.ts'
import type { RecognitionLanguage } from '../../../src/contract/recognition.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useProblem, type Problem } from '../../app/use-problem.ts'
import { useQueries } from '../../app/queries-context.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useSignal } from './use-signal.ts'

interface Course {
  readonly page: number
  readonly pages: number
}

/** Has a picture read by the program, page by page; leaving the screen or stopping ends it and keeps nothing. */
export function useRecognise(original: OriginalId): {
  readonly start: (languages: RecognitionLanguage[]) => void
  readonly stop: () => void
  /** Null while nothing is being read. */
  readonly course: Course | null
  readonly problem: Problem | undefined
} {
  const { t } = useTexts()
  const { signals } = useQueries()
  const { detail } = useSignal()
  const queryClient = useQueryClient()
  const announce = useAnnounce()
  const problemOf = useProblem()
  const [course, setCourse] = useState<Course | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const read = async (languages: RecognitionLanguage[], ending: AbortController): Promise<void> => {
    try {
      const events = await signals.recognise.call({ signal: detail.id, original, languages }, { signal: ending.signal })
      for await (const event of events) if (event.type === 'page') setCourse(event)
      announce(t('signal.recognised'))
      await queryClient.invalidateQueries()
    } catch (error) {
      if (!ending.signal.aborted) setFailure(error)
    }
    running.current = null
    setCourse(null)
  }

  return {
    start: languages => {
      if (running.current !== null) return
      running.current = new AbortController()
      setFailure(null)
      setCourse({ page: 0, pages: 1 })
      void read(languages, running.current)
    },
    stop: () => running.current?.abort(),
    course,
    problem: failure === null ? undefined : problemOf(failure),
  }
}
