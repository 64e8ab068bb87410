/** The code lists that rules read: shapes of `resources/codebooks.json`. Unknown fields (notes) pass through untouched. */
import { z } from 'zod'

const entry = z.looseObject({ code: z.string(), nl: z.string() })
const codes = z.array(z.string())

export const Codebooks = z.looseObject({
  version: z.string(),
  senderOrganisations: z.array(entry.extend({ chain: z.string(), dataRegime: z.string(), usualConditions: codes })),
  signalKinds: z.array(entry.extend({ isSignal: z.boolean().optional() })),
  signalThemes: z.looseObject({ list: z.array(entry), forbiddenThemeWords: codes }),
  handlingCodes: z.looseObject({
    list: z.array(
      entry.extend({
        blocksOnward: z.boolean(),
        requiresConsentFor: codes,
        namedRecipientsConsented: z.boolean().optional(),
        requiresText: z.boolean().optional(),
      }),
    ),
    default: z.string(),
  }),
  sourceConditions: z.array(
    entry.extend({ effect: z.string(), parameter: z.string().optional(), liftedBy: z.string().nullable() }),
  ),
  markings: z.looseObject({
    allowed: z.array(entry.extend({ order: z.number(), pattern: codes })),
    refused: z.array(entry.extend({ pattern: codes })),
    packetDefault: z.string(),
  }),
  legalBases: z.array(
    entry.extend({
      status: z.string(),
      requires: codes.optional(),
      recipientKinds: codes.optional(),
      note: z.string().optional(),
    }),
  ),
  retention: z.array(
    entry.extend({ months: z.number().optional(), days: z.number().optional(), start: z.string(), action: z.string() }),
  ),
  relationTypes: z.array(
    entry.extend({
      from: z.string(),
      to: z.string(),
      nlInverse: z.string(),
      en: z.string(),
      evidence: z.boolean(),
      symmetric: z.boolean().optional(),
      requiresDate: z.boolean().optional(),
      systemOnly: z.boolean().optional(),
      forbiddenTargets: codes.optional(),
      ftm: z.string().nullable(),
    }),
  ),
  locationKinds: z.array(
    entry.extend({
      residential: z.boolean(),
      tooCoarse: z.boolean().optional(),
      neverGraph: z.boolean().optional(),
      specialCategory: z.boolean().optional(),
    }),
  ),
  contactPointKinds: z.array(entry.extend({ normalise: z.string() })),
  identifierKinds: z.array(entry.extend({ enabledByDefault: z.boolean().optional() })),
  packetRecipientKinds: z.array(
    entry.extend({ allowedBases: codes, group: z.boolean().optional(), minimal: z.boolean().optional() }),
  ),
  closingReasons: z.array(entry.extend({ state: z.string() })),
  redactionReasons: z.array(entry),
  searchPurposes: z.array(entry.extend({ requiresReference: z.string().nullable() })),
  packetPurposes: z.looseObject({
    list: z.array(
      entry.extend({ recipientKinds: codes.nullable(), fitsIntake: z.boolean(), minimal: z.boolean().optional() }),
    ),
  }),
  gradeSource: z.looseObject({ list: z.array(entry) }),
  gradeInformation: z.looseObject({ list: z.array(entry) }),
  attributesNeverSearchable: codes,
  neverSearchTerms: z.looseObject({
    nl: z.looseObject({ endings: codes, nationality: codes, religion: codes, ethnicity: codes }),
    en: z.looseObject({ endings: codes, nationality: codes, religion: codes, ethnicity: codes }),
    ar: z.looseObject({ endings: codes, nationality: codes, religion: codes, ethnicity: codes }),
  }),
  placeholderBirthDates: z.looseObject({ monthDay: codes, zeroParts: z.boolean() }),
})
export type Codebooks = z.infer<typeof Codebooks>
