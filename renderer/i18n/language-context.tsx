import { createContext, use, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { Language } from '../../src/contract/errors.ts'
import type { Translate } from './catalogue.ts'
import { translator } from './translate.ts'

interface Texts {
  readonly language: Language
  readonly t: Translate
  /** A clock time of today, 24 hours. */
  readonly formatTime: (instant: number) => string
  readonly formatCount: (count: number) => string
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
  const time = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { hour: '2-digit', minute: '2-digit' })
  const counts = new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB')
  return {
    language,
    t: translator(language),
    formatTime: instant => time.format(instant),
    formatCount: count => counts.format(count),
  }
}
