/** R1: a purpose from the list, with the reference that the list demands. */
import type { Codebooks } from '../contract/codebooks.ts'
import { Refused } from '../contract/errors.ts'
import type { PurposeInput } from '../contract/shapes.ts'
import type { Purpose } from '../audit/index.ts'

export function checkPurpose(codebooks: Codebooks, given: PurposeInput | undefined): Purpose {
  const known = given && codebooks.searchPurposes.find(p => p.code === given.code)
  if (!known || known.code === 'intake') {
    throw new Refused('PURPOSE_NEEDED', {
      details: {
        purposes: codebooks.searchPurposes
          .filter(p => p.code !== 'intake')
          .map(p => p.code)
          .join(', '),
      },
    })
  }
  if (known.requiresReference !== null && !given.reference)
    throw new Refused('REFERENCE_NEEDED', { details: { needs: known.requiresReference } })
  return { code: known.code, ref: given.reference }
}
