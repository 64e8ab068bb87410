/**
 * Names as received become labels: one line, everything that steers or hides made visible, never a path that anybody opens
 * (docs: security design §14, rows 6 and 7).
 */
import type { Warning } from '../../contract/parsed-document.ts'
import { IMP } from '../../contract/error-codes/intake.ts'
import { limits } from '../limits.ts'

/** Controls, and what steers or hides without being seen. The joiners that Persian and Arabic names are written with stay. */
const steering = /[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu
const misleading = /(?![\u200c\u200d])\p{Cf}/u
const control = /[\p{Cc}\p{Zl}\p{Zp}]/u
const controls = /[\p{Cc}\p{Zl}\p{Zp}]+/gu
const drive = /^[a-z]:/i

export interface Label {
  readonly text: string
  readonly warnings: Warning[]
}

/** A file name for showing. Folders in front of it are dropped from nothing: they stay visible, `..` included. */
export function labelOf(name: string): Label {
  const warnings: Warning[] = []
  const tooLong = new TextEncoder().encode(name).length > limits.name.bytes
  if (tooLong || control.test(name) || climbs(name)) warnings.push({ code: IMP.nameReplaced })
  if (misleading.test(name)) warnings.push({ code: IMP.nameMisleads })
  return { text: cut(visible(name), limits.name.bytes), warnings }
}

/** True for what could leave a folder when somebody unpacks by this name. */
export function climbs(name: string): boolean {
  return name.startsWith('/') || name.includes('\\') || drive.test(name) || name.split('/').includes('..')
}

/** One line for people, at most `max` UTF-16 units. Direction marks stay: names need them, and the screens draw them visibly. */
export function oneLine(text: string, max = 4_096): string {
  return cut(text.toWellFormed().normalize('NFC').replace(controls, ' ').trim(), max)
}

function visible(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(steering, found => `\\u{${(found.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}}`)
}

/** Never splits a pair. */
function cut(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, max).replace(/[\ud800-\udbff]$/u, '')
}
