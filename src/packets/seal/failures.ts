/** The ways in which bytes can fail to be a packet. Each failure has a code and a reason from one list (contract). */
import { IntegrityFailure, Refused, SchakelError } from '../../contract/errors.ts'
import { isPacketReason, PKT, type PacketReason } from '../../contract/error-codes/packets.ts'

export type PacketCode = (typeof PKT)[keyof typeof PKT]

/** PKT-02: altered, cut or half copied. */
export function damaged(reason: PacketReason, cause?: unknown): IntegrityFailure {
  return new IntegrityFailure(PKT.damaged, { details: { reason }, cause })
}

/** PKT-06: what is inside is not what the lists say. */
export function contentsDiffer(reason: PacketReason, cause?: unknown): IntegrityFailure {
  return new IntegrityFailure(PKT.contentsDiffer, { details: { reason }, cause })
}

/** PKT-07: a kind of seal that we neither make nor open. */
export function sealNotAllowed(reason: PacketReason): Refused {
  return new Refused(PKT.sealNotAllowed, { details: { reason } })
}

export function notForYou(reason: PacketReason): Refused {
  return new Refused(PKT.notForYou, { details: { reason } })
}

export function unknownSigner(reason: PacketReason, cause?: unknown): Refused {
  return new Refused(PKT.unknownSigner, { details: { reason }, cause })
}

export function notReleased(reason: PacketReason, cause?: unknown): Refused {
  return new Refused(PKT.fourEyes, { details: { reason }, cause })
}

/** The exception of a failure that was a value. */
export function errorOf({ code, reason }: PacketFailure): SchakelError {
  const broken = code === PKT.damaged || code === PKT.contentsDiffer
  return broken ? new IntegrityFailure(code, { details: { reason } }) : new Refused(code, { details: { reason } })
}

export interface PacketFailure {
  readonly code: PacketCode
  readonly reason: PacketReason
}

/** The code and reason of a failure of a packet; undefined for everything else, which is to be thrown on. */
export function failureOf(error: unknown): PacketFailure | undefined {
  if (!(error instanceof SchakelError)) return undefined
  const code = Object.values(PKT).find(known => known === error.code)
  const reason = error.details['reason']
  return code && isPacketReason(reason) ? { code, reason } : undefined
}
