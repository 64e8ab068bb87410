import { dayText, dutchZone } from './dutch-time.ts'
import { createContext, use, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { Language } from '../../src/contract/errors.ts'
import type { Translate } from './catalogue.ts'
import { translator } from './translate.ts'

interface Texts {
  readonly language: Language
  readonly t: Translate
  /** A clock time, 24 hours. */
  readonly formatTime: (instant: number) => string
  /** "vr 20 nov"; with the year when it is another than the given moment's. */
  readonly formatDay: (instant: number, now?: number) => string
  /** Day and clock time: "vr 20 nov 16:48". */
  readonly formatMoment: (instant: number, now?: number) => string
  /** A clock time to the second, under its day, where order within a minute counts. */
  readonly formatSecond: (instant: number) => string
  readonly formatCount: (count: number) => string
  /** What is left of a term: "nog 2 u 46", or that it has passed. Whole days from a day on. */
  readonly formatLeft: (milliseconds: number) => string
}

const TextsContext = createContext<Texts>(textsIn('nl'))

export function LanguageProvider({
  language,
  children,
}: {
  readonly language: Language
  readonly children: ReactNode
}) {
  return (
    <I18nProvider locale={language === 'nl' ? 'nl-NL' : 'en-GB'}>
      <TextsContext value={textsIn(language)}>{children}</TextsContext>
    </I18nProvider>
  )
}

export function useTexts(): Texts {
  return use(TextsContext)
}

function textsIn(language: Language): Texts {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB'
  const t = translator(language)
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: dutchZone })
  const second = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone: dutchZone,
  })
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: dutchZone })
  const dayOfYear = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: dutchZone,
  })
  const counts = new Intl.NumberFormat(locale)
  const formatDay = (instant: number, now?: number): string => {
    const isOtherYear = now !== undefined && dayText(instant).slice(0, 4) !== dayText(now).slice(0, 4)
    return (isOtherYear ? dayOfYear : day).format(instant).replaceAll('.', '')
  }
  return {
    language,
    t,
    formatTime: instant => time.format(instant),
    formatDay,
    formatMoment: (instant, now) => `${formatDay(instant, now)} ${time.format(instant)}`,
    formatSecond: instant => second.format(instant),
    formatCount: count => counts.format(count),
    formatLeft: left => {
      if (left <= 0) return t('due.over')
      const minutes = Math.floor(left / 60_000)
      const days = Math.floor(minutes / 1_440)
      if (days > 0) return t('due.days', { count: days })
      const values = { hours: String(Math.floor(minutes / 60)), minutes: String(minutes % 60).padStart(2, '0') }
      return t('due.left', { time: t('due.hours', values) })
    },
  }
}
