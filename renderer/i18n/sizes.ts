/** Sizes of files for people: 12 bytes, 3,4 kB, 1,2 MB. */
import type { Language } from '../../src/contract/errors.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

export function sizeWords(bytes: number, language: Language): string {
  const step = Math.min(units.length - 1, bytes < 1_000 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const format = new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  })
  return format.format(bytes / 1_000 ** step)
}
