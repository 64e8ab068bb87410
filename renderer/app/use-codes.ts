import { createContext, use } from 'react'
import type { Codebooks } from '../../src/contract/codebooks.ts'
import type { Language } from '../../src/contract/errors.ts'
import { codeTexts } from '../i18n/code-texts.ts'

interface Entry {
  readonly code: string
  readonly nl: string
  readonly en?: unknown
}

const lists = {
  senderOrganisations: books => books.senderOrganisations,
  signalKinds: books => books.signalKinds,
  signalThemes: books => books.signalThemes.list,
  gradeSource: books => books.gradeSource.list,
  gradeInformation: books => books.gradeInformation.list,
  handlingCodes: books => books.handlingCodes.list,
  sourceConditions: books => books.sourceConditions,
  markings: books => books.markings.allowed,
  legalBases: books => books.legalBases,
  retention: books => books.retention,
  relationTypes: books => books.relationTypes,
  locationKinds: books => books.locationKinds,
  contactPointKinds: books => books.contactPointKinds,
  packetRecipientKinds: books => books.packetRecipientKinds,
  closingReasons: books => books.closingReasons,
  redactionReasons: books => books.redactionReasons,
  searchPurposes: books => books.searchPurposes,
  packetPurposes: books => books.packetPurposes.list,
} as const satisfies Record<string, (books: Codebooks) => readonly Entry[]>
export type CodeList = keyof typeof lists

export interface Codes {
  /** Undefined until they have come. */
  readonly books: Codebooks | undefined
  /** The words of a code; the code itself where the list does not have it. */
  readonly label: (list: CodeList, code: string) => string
  /** Of a search or of a packet: a line of the log may name either. */
  readonly purpose: (code: string) => string
  readonly options: (list: CodeList) => { readonly id: string; readonly label: string }[]
}

/** Read once for all: every line of a list asks for words. */
export const CodesContext = createContext<Codes | null>(null)

/** The code lists of this vault, in the person's language. */
export function useCodes(): Codes {
  const codes = use(CodesContext)
  if (codes === null) throw new Error('useCodes stands outside the open vault')
  return codes
}

export function codesOf(books: Codebooks | undefined, language: Language): Codes {
  const wordsOf = (list: CodeList, entry: Entry): string => {
    if (language === 'nl') return entry.nl
    return typeof entry.en === 'string' ? entry.en : (codeTexts[`${list}.${entry.code}`] ?? entry.nl)
  }
  const entriesOf = (list: CodeList): readonly Entry[] => (books === undefined ? [] : lists[list](books))
  const label = (list: CodeList, code: string): string => {
    const entry = entriesOf(list).find(row => row.code === code)
    return entry === undefined ? code : wordsOf(list, entry)
  }
  return {
    books,
    label,
    purpose: code =>
      label(entriesOf('searchPurposes').some(row => row.code === code) ? 'searchPurposes' : 'packetPurposes', code),
    options: list => entriesOf(list).map(entry => ({ id: entry.code, label: wordsOf(list, entry) })),
  }
}
