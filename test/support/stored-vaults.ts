/** Where the vaults of former schemas are kept, and what opens them. */
import { join } from 'node:path'

export const storedPassphrase = 'twaalf grijze ganzen boven het wad'
export const storedVaults = join(import.meta.dirname, 'fixtures/vaults')
