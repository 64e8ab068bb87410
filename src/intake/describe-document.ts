/** What intake makes of one file, as the object that `schakel parse` prints: words, people and dates, nothing decided, nothing kept. */
import { createHash } from 'node:crypto'
import { codes, textOf, type ErrorCode, type ErrorDetails, type Language } from '../contract/errors.ts'
import type { Address, ParsedDocument, ParserReply, PartRefusal, Warning } from '../contract/parsed-document.ts'

export interface DescribedWarning {
  readonly code: ErrorCode
  readonly message: string
}

export interface DescribedDocument {
  readonly type: 'document'
  /** The path as typed; of a part the path of what it lies in, and its name. */
  readonly path: string
  readonly format: ParsedDocument['format']
  readonly messageId: string | null
  readonly date: string | null
  readonly from: Address | null
  readonly to: readonly Address[]
  readonly cc: readonly Address[]
  readonly subject: string | null
  readonly text: string
  readonly html: boolean
  readonly language: string | null
  readonly pages: number | null
  readonly rows: number | null
  readonly attachments: readonly Described[]
  readonly warnings: readonly DescribedWarning[]
  /** Of what was received; null for a part that only the original around it still holds. */
  readonly sha256: string | null
  readonly size: number | null
}

export interface DescribedQuarantine {
  readonly type: 'quarantine'
  readonly path: string
  readonly code: ErrorCode
  readonly message: string
}

export type Described = DescribedDocument | DescribedQuarantine

/** `bytes` are those that were read from `path`. Parts that were refused stand among the attachments with their reason. */
export function describeDocument(
  reply: ParserReply,
  path: string,
  bytes: Uint8Array,
  language: Language = 'nl',
): Described {
  if (reply.kind === 'refusal') return quarantined(reply, path, language)
  const received = reply.document.received ?? { sha256: sha256Of(bytes), sizeBytes: bytes.length }
  return described(reply.document, path, received, language)
}

function described(
  document: ParsedDocument,
  path: string,
  received: { sha256: string; sizeBytes: number } | null,
  language: Language,
): DescribedDocument {
  const { format, messageId, date, from, to, cc, subject, text, html, pages, rows, warnings, children } = document
  return {
    ...{
      type: 'document',
      path,
      format,
      messageId,
      date,
      from,
      to,
      cc,
      subject,
      text,
      html,
      language: document.language,
      pages,
      rows,
    },
    attachments: children.map((child, at) => part(child, `${path}/${child.name || String(at + 1)}`, language)),
    warnings: warnings.map(warning => ({ code: warning.code, message: messageOf(warning, language) })),
    sha256: received?.sha256 ?? null,
    size: received?.sizeBytes ?? null,
  }
}

function part(child: ParsedDocument, path: string, language: Language): Described {
  if (child.refusal !== null) return quarantined(child.refusal, path, language)
  const own = child.bytes === null ? null : { sha256: sha256Of(child.bytes), sizeBytes: child.bytes.length }
  return described(child, path, child.received ?? own, language)
}

function quarantined(refusal: PartRefusal, path: string, language: Language): DescribedQuarantine {
  return { type: 'quarantine', path, code: refusal.code, message: messageOf(refusal, language) }
}

/** The text of a code with the numbers of this warning; what it does not say reads 0. */
export function messageOf(warning: Warning, language: Language): string {
  const { at, count, of } = warning
  const details: Record<string, string | number> = {}
  for (const name of codes[warning.code].details) details[name] = 0
  if (at !== undefined) details['at'] = at
  if (count !== undefined) details['count'] = count
  if (of !== undefined) details['of'] = of
  return textOf(warning.code, language, details satisfies ErrorDetails)
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
