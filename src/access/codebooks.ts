/** The code lists as shipped, checked against their shape once. */
import codebooksJson from '../../resources/codebooks.json' with { type: 'json' }
import { Codebooks } from '../contract/codebooks.ts'

export const shippedCodebooks: Codebooks = Codebooks.parse(codebooksJson)
