import { createContext, use, useEffect, useEffectEvent, useState, type ReactNode } from 'react'
import { useTexts } from '../i18n/language-context.tsx'
import type { Place } from '../state/place.ts'
import { usePlace } from './navigation-context.tsx'
import { useQueries } from './queries-context.tsx'
import { useProblem } from './use-problem.ts'
import styles from './copy.module.css'

const shownMs = 6_000
const CopyContext = createContext<(text: string) => void>(() => undefined)

/** Copies text of the screen: first the event, then the text with its marking, gone after half a minute (R83). */
export function useCopy(): (text: string) => void {
  return use(CopyContext)
}

/** The one way out for text of the screens: a button's, and whatever a person selects and copies. Fields keep their own. */
export function CopyProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTexts()
  const { copies } = useQueries()
  const place = usePlace()
  const problemOf = useProblem()
  const [said, setSaid] = useState<{ readonly text: string; readonly at: number } | null>(null)

  const copy = async (text: string): Promise<void> => {
    const say = (words: string): void => setSaid(before => ({ text: words, at: (before?.at ?? 0) + 1 }))
    try {
      const { marking } = await copies.take.call({ of: recordAt(place), characters: text.length })
      window.schakel.copy(`${marking}\n\n${text}`)
      say(t('copy.done'))
    } catch (error) {
      say(t('copy.failed', { why: problemOf(error).text }))
    }
  }
  const hear = useEffectEvent((event: ClipboardEvent) => {
    if (event.target instanceof Element && event.target.closest('input, textarea') !== null) return
    event.preventDefault()
    const text = document.getSelection()?.toString() ?? ''
    if (text !== '') void copy(text)
  })
  useEffect(() => {
    const listen = (event: ClipboardEvent): void => hear(event)
    document.addEventListener('copy', listen)
    return () => document.removeEventListener('copy', listen)
  }, [])
  useEffect(() => {
    if (said === null) return
    const gone = setTimeout(() => setSaid(null), shownMs)
    return () => clearTimeout(gone)
  }, [said])
  return (
    <CopyContext value={text => void copy(text)}>
      {children}
      <div role="status">
        {said !== null && (
          <p className={styles.toast} key={said.at}>
            {said.text}
          </p>
        )}
      </div>
    </CopyContext>
  )
}

/** What the text belongs to, as far as the place says; the log names it. */
function recordAt(place: Place): { readonly type: string; readonly id: string } | null {
  switch (place.screen) {
    case 'inbox':
    case 'signal':
      return place.signal === undefined ? null : { type: 'signal', id: place.signal }
    case 'case':
    case 'network':
      return place.case === undefined ? null : { type: 'case', id: place.case }
    case 'person':
      return { type: 'entity', id: place.entity }
    case 'packet':
    case 'release':
      return { type: 'packet', id: place.packet }
    default:
      return null
  }
}
