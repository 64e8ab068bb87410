/** R9, R13, R75: no text of the product calls a person something that nobody has established, or measures one. */
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { createProgram } from '../../../main/cli/program.ts'
import { en } from '../../../renderer/i18n/en.ts'
import { nl } from '../../../renderer/i18n/nl.ts'
import { codes, type CodeRow } from '../../../src/contract/errors.ts'
import { packetReasons } from '../../../src/contract/error-codes/packets.ts'
import { guidePages } from '../../support/guide.ts'

/** "Verdacht" alone may be said of an archive; of a person nothing of this. */
const forbidden =
  /\b(verdachten?|daders?|targets?|targeted|jihadist\w*|(\w*-?)scores?|dreigingsniveaus?|suspects?|perpetrators?|offenders?)\b/giu

describe('the words of the product', () => {
  it.each([
    ...['README.md', 'docs/README.md', 'docs/threat-model.md', 'resources/packet/packet.typ', ...guidePages()].map(
      file => [file, () => readFileSync(file, 'utf8')] as const,
    ),
    ['the screens in Dutch', () => JSON.stringify(nl)] as const,
    ['the screens in English', () => JSON.stringify(en)] as const,
    ['messages', () => Object.values(codes).map(textsOf).join('\n')] as const,
    ['reasons about packets', () => JSON.stringify(Object.values(packetReasons))] as const,
    ['help of the command line in Dutch', () => helpIn('nl')] as const,
    ['help of the command line in English', () => helpIn('en')] as const,
  ])('%s: about a person only what is said, never what they would be', (_, read) => {
    expect([...read().matchAll(forbidden)].map(([word]) => word)).toEqual([])
  })

  it.each(['De verdachte', 'risicoscore', 'een dader', 'jihadisten', 'a suspect'])('would notice: %s', text => {
    expect(text.match(forbidden)).not.toBeNull()
  })
})

function textsOf({ nl: dutch, en: english, nextNl, nextEn }: CodeRow): string {
  return [dutch, english, nextNl, nextEn].join('\n')
}

/** Help of every command, as a person would ask for it. */
function helpIn(language: 'nl' | 'en'): string {
  const cli = {
    t: (dutch: string, english: string) => (language === 'nl' ? dutch : english),
    runOf: () => expect.fail(),
  }
  const io = {
    stdout: () => undefined,
    stderr: () => undefined,
    stderrIsTerminal: false,
    readInput: () => Promise.resolve(''),
    terminal: null,
    environment: {},
    signal: new AbortController().signal,
  }
  const all = (command: Command): string => [command.helpInformation(), ...command.commands.map(all)].join('\n')
  return all(createProgram(cli, io, language))
}
