/**
 * What stands around the parser child besides Node's permission model: an unprivileged user and an empty network namespace, where
 * the system has them. Tried from the strongest to none; what does not start is left out.
 */

export interface Wall {
  /** Programs that the child is started through, each ending in an exec: the process id stays that of the child. */
  readonly through: readonly string[]
  /** True when the kernel keeps the child from every network. */
  readonly hasNoNetwork: boolean
}

const namespace = ['unshare', '--user', '--map-current-user', '--net']
/** `nobody` of Debian and Fedora alike. */
const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--no-new-privs']

/** In the order in which they are tried; the last one always starts. */
export function wallsFor(platform: NodeJS.Platform, isRoot: boolean): readonly Wall[] {
  const none: Wall = { through: [], hasNoNetwork: false }
  if (platform !== 'linux') return [none]
  const alone: Wall = { through: namespace, hasNoNetwork: true }
  if (!isRoot) return [alone, none]
  return [
    { through: [...asNobody, ...namespace], hasNoNetwork: true },
    alone,
    { through: asNobody, hasNoNetwork: false },
    none,
  ]
}

/** Flags of the child (docs: security design §9). The entry file's folder is all it may read. */
export function flagsFor(entryFolder: string): string[] {
  return [
    '--permission',
    `--allow-fs-read=${entryFolder}/*`,
    '--max-old-space-size=384',
    '--disallow-code-generation-from-strings',
    '--no-addons',
  ]
}
