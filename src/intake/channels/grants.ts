/** Paths that a person picked, dropped or typed on the command line. A page or a procedure only ever sees the grant: one use, 60 seconds. */
import { Refused } from '../../contract/errors.ts'
import type { Deps } from '../../vault/index.ts'

const lifeMs = 60_000

export class Grants {
  readonly #open = new Map<string, { readonly paths: readonly string[]; readonly until: number }>()
  readonly #deps: Deps

  constructor(deps: Deps) {
    this.#deps = deps
  }

  give(paths: readonly string[]): string {
    const id = this.#deps.ids.uuid4()
    this.#open.set(id, { paths: [...paths], until: this.#deps.clock.now() + lifeMs })
    return id
  }

  /** The same under an id that the main process gave to the page. */
  put(id: string, paths: readonly string[]): void {
    this.#open.set(id, { paths: [...paths], until: this.#deps.clock.now() + lifeMs })
  }

  /** Throws GRANT_EXPIRED for a grant that was used, is too old or never was. */
  take(id: string): readonly string[] {
    const grant = this.#open.get(id)
    this.#open.delete(id)
    if (!grant || grant.until < this.#deps.clock.now()) throw new Refused('GRANT_EXPIRED')
    return grant.paths
  }
}
