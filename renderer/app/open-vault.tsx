import { useState } from 'react'
import type { VaultStatus } from '../../src/contract/vault.ts'
import { createRegistry } from '../actions/registry.ts'
import { RegistryContext } from '../actions/registry-context.ts'
import { createNavigation } from '../state/navigation.ts'
import { Announcer } from './announce.tsx'
import { CodesProvider } from './codes-provider.tsx'
import { CopyProvider } from './copy.tsx'
import { ImportsProvider } from './imports.tsx'
import { Incoming } from './incoming.tsx'
import { useLook } from './look-context.tsx'
import { NavigationContext } from './navigation-context.tsx'
import { PurposeMemoryProvider } from './purpose-memory.tsx'
import { firstPlaceOf, reachableBy } from './shell/navigation-items.ts'
import { Shell } from './shell/shell.tsx'
import { UndoProvider } from './undo.tsx'
import { UnfinishedProvider } from './unfinished.tsx'
import { useEffect } from 'react'

interface OpenVaultProps {
  readonly user: NonNullable<VaultStatus['user']>
}

/** What lives as long as the vault is open. Locking destroys the page, and all this with it. */
export function OpenVault({ user }: OpenVaultProps) {
  const { look } = useLook()
  const { letterKeys, keys } = look
  const [registry] = useState(() => createRegistry({ letterKeys, remapped: keys }))
  const [navigation] = useState(() => createNavigation(firstPlaceOf(user.role)))
  useEffect(() => registry.getState().setTaste({ letterKeys, remapped: keys }), [registry, letterKeys, keys])
  return (
    <RegistryContext value={registry}>
      <NavigationContext value={navigation}>
        <CodesProvider>
          <Announcer>
            <UndoProvider>
              <CopyProvider>
                <PurposeMemoryProvider>
                  <ImportsProvider>
                    <UnfinishedProvider>
                      {reachableBy(user.role).includes('go.import') && <Incoming />}
                      <Shell user={user} />
                    </UnfinishedProvider>
                  </ImportsProvider>
                </PurposeMemoryProvider>
              </CopyProvider>
            </UndoProvider>
          </Announcer>
        </CodesProvider>
      </NavigationContext>
    </RegistryContext>
  )
}
