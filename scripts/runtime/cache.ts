/** Where runtimes are kept between runs: outside the checkout, and readable for the user who will run them. */
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** Root's home is closed to others, and Electron runs as an unprivileged user then: so a system folder, world-readable. */
export function cacheFolder(): string {
  const folder = isRoot()
    ? '/var/cache/schakel'
    : join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'schakel')
  mkdirSync(folder, { recursive: true, mode: isRoot() ? 0o755 : 0o700 })
  return folder
}
