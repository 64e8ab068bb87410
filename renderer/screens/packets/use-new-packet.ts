import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import { z } from 'zod'
import type { Codebooks } from '../../../src/contract/codebooks.ts'
import { CaseId, RecipientId, type EntityId, type PacketId } from '../../../src/contract/ids.ts'
import { Code } from '../../../src/contract/shapes.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { useCommand } from '../../app/use-command.ts'
import type { RecipientRow } from './recipient-row.ts'
import { useTexts } from '../../i18n/language-context.tsx'

/** The contract's input as the form holds it: empty fields are empty texts. */
const NewPacketInput = z
  .strictObject({
    recipient: RecipientId,
    purpose: Code,
    ground: Code,
    request: z.string().trim().max(200),
    takesRequest: z.boolean(),
    caseId: z.union([CaseId, z.literal('')]),
    marking: Code,
  })
  .refine(input => !input.takesRequest || input.request !== '', { path: ['request'] })

interface Options {
  readonly recipients: readonly RecipientRow[]
  readonly about: { readonly case?: CaseId; readonly entity?: EntityId } | undefined
  readonly onMade: (packet: PacketId) => void
}

/** What can be chosen follows from the recipient: only purposes and grounds that the code lists give it. */
export function useNewPacket({ recipients, about, onMade }: Options) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const queries = useQueries()
  const { books } = useCodes()
  const form = useForm({
    resolver: zodResolver(NewPacketInput),
    defaultValues: {
      recipient: '',
      purpose: '',
      ground: '',
      request: '',
      takesRequest: false,
      caseId: about?.case ?? '',
      marking: books?.markings.packetDefault ?? '',
    },
  })
  const [recipient, purpose, ground] = useWatch({ control: form.control, name: ['recipient', 'purpose', 'ground'] })
  const chosen = recipients.find(({ id }) => id === recipient)
  const cases = useQuery(queries.cases.list.queryOptions({ input: {} }))
  const make = useCommand(queries.packets.new, {
    onDone: ({ packet, number }) => {
      announce(t('packets.made', { number }))
      onMade(packet)
    },
  })
  return {
    form,
    chosen,
    purposes: chosen && books ? purposesFor(books, chosen.kind) : [],
    grounds: chosen && books ? groundsFor(books, kindsOf(chosen, recipients)) : [],
    purpose: books?.packetPurposes.list.find(({ code }) => code === purpose),
    takesRequest: requires(books, ground).includes('request_reference'),
    cases: (cases.data ?? []).filter(({ state }) => state === 'open' || state === 'review'),
    make,
    submit: form.handleSubmit(input => {
      if (make.isBusy) return
      make.run({
        recipient: input.recipient,
        purpose: input.purpose,
        ground: input.ground,
        marking: input.marking,
        ...(input.takesRequest ? { requestReference: input.request } : {}),
        ...(input.caseId === '' ? {} : { caseId: input.caseId }),
        ...(about?.entity === undefined ? {} : { aboutEntity: about.entity }),
      })
    }),
    requires: (code: string) => requires(books, code),
  }
}

function purposesFor({ packetPurposes }: Codebooks, kind: string): string[] {
  return packetPurposes.list
    .filter(({ recipientKinds }) => recipientKinds === null || recipientKinds.includes(kind))
    .map(({ code }) => code)
}

/** A group's packet goes to its members: each has a ground of its own, so any of theirs can be the first (R68). */
function kindsOf(chosen: RecipientRow, recipients: readonly RecipientRow[]): string[] {
  if (!chosen.group) return [chosen.kind]
  return recipients.filter(({ id }) => chosen.members.includes(id)).map(({ kind }) => kind)
}

function groundsFor({ packetRecipientKinds, legalBases }: Codebooks, kinds: readonly string[]) {
  const allowed = new Set(packetRecipientKinds.filter(({ code }) => kinds.includes(code)).flatMap(k => k.allowedBases))
  return legalBases
    .filter(({ code }) => allowed.has(code))
    .map(({ code, status }) => ({ code, isConfirmed: status === 'confirmed' }))
}

function requires(books: Codebooks | undefined, ground: string): readonly string[] {
  return books?.legalBases.find(({ code }) => code === ground)?.requires ?? []
}
