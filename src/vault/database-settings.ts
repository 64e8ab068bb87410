/** SQLite's settings for a vault, in their order, with what each must read back as (security design §4). */
export const usualCache = { cache_size: '-65536', wal_autocheckpoint: '256' } as const
export const bulkCache = { cache_size: '-131072', wal_autocheckpoint: '4000' } as const

export type Setting = readonly [name: string, value: string, readBack: string]

/** After the key and the page size, in this order. */
export const settings: readonly Setting[] = [
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', '2'],
  ...(process.platform === 'darwin' ? darwinSettings() : []),
  ['trusted_schema', 'OFF', '0'],
  ['cell_size_check', 'ON', '1'],
  ['recursive_triggers', 'ON', '1'],
  ['foreign_keys', 'ON', '1'],
  ['secure_delete', 'ON', '1'],
  ['temp_store', 'MEMORY', '2'],
  ['mmap_size', '0', '0'],
  ['cache_size', usualCache.cache_size, usualCache.cache_size],
  ['wal_autocheckpoint', usualCache.wal_autocheckpoint, usualCache.wal_autocheckpoint],
]

/** For a copy on a backup medium: nothing is written, the journal mode stays what it is. */
export const inspectSettings: readonly Setting[] = [
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['query_only', 'ON', '1'],
  ['trusted_schema', 'OFF', '0'],
  ['cell_size_check', 'ON', '1'],
  ['temp_store', 'MEMORY', '2'],
  ['mmap_size', '0', '0'],
]

function darwinSettings(): readonly Setting[] {
  return [
    ['fullfsync', 'ON', '1'],
    ['checkpoint_fullfsync', 'ON', '1'],
  ]
}
