/** Texts of the dialog that are chosen by a code. */
import type { PlainKey } from '../../i18n/catalogue.ts'
import type { Outcome } from './outcome.ts'

export type ErrorText = Extract<PlainKey, `closing.${string}`>

export const outcomeTexts: Readonly<Record<Outcome, { readonly label: PlainKey; readonly help: PlainKey }>> = {
  help: { label: 'closing.help', help: 'closing.helpHelp' },
  unfounded: { label: 'closing.unfounded', help: 'closing.unfoundedHelp' },
  tooLittle: { label: 'closing.tooLittle', help: 'closing.tooLittleHelp' },
  elsewhere: { label: 'closing.elsewhere', help: 'closing.elsewhereHelp' },
  provided: { label: 'closing.provided', help: 'closing.providedHelp' },
}

const usual: Readonly<Record<string, PlainKey>> = {
  help_only: 'closing.because.help_only',
  no_followup_insufficient: 'closing.because.no_followup_insufficient',
  out_of_scope_other_authority: 'closing.because.out_of_scope_other_authority',
  forwarded_done: 'closing.because.forwarded_done',
  unfounded_retracted: 'closing.because.unfounded_retracted',
  unfounded_malicious: 'closing.because.unfounded_malicious',
  unfounded_mistaken_person: 'closing.because.unfounded_mistaken_person',
  unfounded_explained: 'closing.because.unfounded_explained',
  unfounded_protected_ground: 'closing.because.unfounded_protected_ground',
}

/** The usual words for a reason, to be changed by whoever knows more; none for a reason that an organisation added. */
export function usualBecause(reason: string | null): PlainKey | undefined {
  return reason === null ? undefined : usual[reason]
}
