import './shut-doors.ts'
import './zod-setup.ts'
import './workers.ts'
import '../styles/tokens.css'
import '../styles/base.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { receivePort } from './bridge.ts'
import { createQueries } from './client.ts'
import { LookProvider } from './look-context.tsx'
import { showTheme } from './theme.ts'

const againAfterMs = 1_000
const mostTimesAgain = 3

/** Nothing of it was done: it is safe to ask the same once more. */
function mayAskAgain(failures: number, error: unknown): boolean {
  return failures < mostTimesAgain && error instanceof Error && 'code' in error && error.code === 'TOO_FAST'
}

async function start(root: HTMLElement): Promise<void> {
  const { start: pageStart, port } = await receivePort()
  // Before the first drawing; the provider of the look goes on with it.
  showTheme(pageStart.look.theme)()
  document.documentElement.lang = pageStart.look.language
  const queries = port === undefined ? null : createQueries(port)
  // The vault process answers at once or is gone: asking again by itself would only hide that. Only what was asked too fast waits.
  const again = { retry: mayAskAgain, retryDelay: againAfterMs }
  const client = new QueryClient({
    defaultOptions: { queries: { ...again, refetchOnWindowFocus: false }, mutations: again },
  })
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <LookProvider first={pageStart.look}>
          <App start={pageStart} queries={queries} />
        </LookProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (root !== null) void start(root)
