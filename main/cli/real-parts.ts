/** What the real program brings: foreign bytes go to a child process that holds no key. */
import type { ParserPort } from '../../src/intake/parser-port.ts'
import { mailByChild } from './mail-host.ts'
import { startParserHost } from './parser-host.ts'
import type { Parts } from './run.ts'

/** `close` ends what is still running; `tell` gets what the user must know about this computer, once. */
export function realParts(tell: (text: string) => void): {
  readonly parts: Parts
  readonly close: () => Promise<void>
} {
  const open = new Set<ParserPort>()
  let isTold = false
  const onOpenNetwork = (): void => {
    if (!isTold)
      tell(
        'De lezer van bestanden kan op dit systeem niet helemaal van het netwerk worden gescheiden; alleen de bewaking erin houdt hem tegen.\n',
      )
    isTold = true
  }
  const openParser = (): ParserPort => {
    const parser = startParserHost({ onOpenNetwork })
    open.add(parser)
    return {
      parse: parser.parse,
      recognise: parser.recognise,
      close: async () => {
        open.delete(parser)
        await parser.close()
      },
    }
  }
  return {
    parts: { openParser, openMail: mailByChild() },
    close: async () => {
      await Promise.all([...open].map(async parser => await parser.close()))
    },
  }
}
