import './zod-setup.ts'
import './workers.ts'
import '../styles/tokens.css'
import '../styles/base.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LanguageProvider } from '../i18n/language-context.tsx'
import { languageOf } from '../i18n/translate.ts'
import { App } from './app.tsx'
import { receivePort } from './bridge.ts'
import { createQueries } from './client.ts'
import { followSystemTheme } from './theme.ts'

async function start(root: HTMLElement): Promise<void> {
  followSystemTheme()
  const language = languageOf(navigator.language)
  document.documentElement.lang = language
  const { start: pageStart, port } = await receivePort()
  const queries = port === undefined ? null : createQueries(port)
  // The vault process answers at once or is gone: asking again by itself would only hide that.
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false }, mutations: { retry: false } },
  })
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider language={language}>
        <QueryClientProvider client={client}>
          <App start={pageStart} queries={queries} />
        </QueryClientProvider>
      </LanguageProvider>
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (root !== null) void start(root)
