import { useQuery } from '@tanstack/react-query'
import { UnsafeBanner } from '../components/unsafe-banner.tsx'
import { ChoosePlace } from '../screens/founding/choose-place.tsx'
import { Founding } from '../screens/founding/founding.tsx'
import { InDoubt } from '../screens/unlock/doubt.tsx'
import { Failed } from '../screens/unlock/failed.tsx'
import { Unlock } from '../screens/unlock/unlock.tsx'
import { OpenVault } from './open-vault.tsx'
import type { PageStart } from './bridge.ts'
import type { Queries } from './client.ts'
import { QueriesContext, useQueries } from './queries-context.tsx'
import { VersionContext } from './version-context.tsx'
import { useErrorText } from './use-error-text.ts'
import styles from './app.module.css'

interface AppProps {
  readonly start: PageStart
  readonly queries: Queries | null
}

/** Locked or open: which of the two is the vault's own answer, never a memory of the page. */
export function App({ start, queries }: AppProps) {
  return (
    <div className={styles.frame}>
      {start.unsafe && <UnsafeBanner />}
      {queries === null ? (
        <ChoosePlace version={start.version} />
      ) : (
        <QueriesContext value={queries}>
          <Vault start={start} />
        </QueriesContext>
      )}
    </div>
  )
}

function Vault({ start }: { readonly start: PageStart }) {
  const errorText = useErrorText()
  const status = useQuery(useQueries().vault.status.queryOptions({ input: {} }))
  // An open vault that fails to say so once more stays open: whoever works in it loses nothing.
  if (status.data === undefined) return status.isError ? <Failed why={errorText(status.error)} /> : null
  const { unlocked, user, isNew, doubt } = status.data
  if (unlocked && user !== null) {
    return (
      <VersionContext value={start.version}>
        <OpenVault user={user} />
      </VersionContext>
    )
  }
  if (doubt !== null) return <InDoubt doubt={doubt} />
  if (isNew) return <Founding version={start.version} />
  return <Unlock status={status.data} start={start} />
}
