/** What the program is set up with: no content, for every role. */
import { z } from 'zod'
import { Codebooks } from './codebooks.ts'
import { procedure } from './procedure.ts'

export const config = {
  codebooks: procedure({ permission: 'vault.unlock', audit: 'config.codebooks_read', purpose: false })
    .input(z.strictObject({}))
    .output(Codebooks),
}
