/** What a page learns of an error: its code, the details its text needs, and a reference; never a stack, never an input. */
import { randomUUID } from 'node:crypto'
import { ORPCError } from '@orpc/server'
import { framesOf } from './frames-of.ts'
import { SchakelError, type ErrorCode, type ErrorDetails } from '../../src/contract/errors.ts'

interface WireData {
  readonly ref: string
  readonly subject: string | null
  readonly details: ErrorDetails
}

/** A malformed input would otherwise be answered with its own unknown keys; a defect is told by its reference alone. */
export function toWire(error: unknown): ORPCError<ErrorCode | 'BAD_REQUEST' | 'NOT_FOUND', WireData> {
  const ref = randomUUID().slice(0, 8)
  if (error instanceof SchakelError) {
    return new ORPCError(error.code, {
      status: 400,
      message: error.code,
      data: { ref, subject: error.subject ?? null, details: error.details },
    })
  }
  const code = error instanceof ORPCError && error.code === 'BAD_REQUEST' ? 'BAD_REQUEST' : 'DEFECT'
  if (code === 'DEFECT') process.stderr.write(`${code} ${ref}\n${framesOf(error)}\n`)
  return new ORPCError(code, {
    status: code === 'DEFECT' ? 500 : 400,
    message: code,
    data: { ref, subject: null, details: {} },
  })
}
