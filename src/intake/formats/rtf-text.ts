/**
 * RTF → the text of its pages, or the HTML that Outlook packed into it (MS-OXRTFEX). Nothing of it is run: fields and objects that
 * would fetch or start something are counted, and pictures stay in the original.
 */
import { concat } from './bytes.ts'
import { labelOfCodePage } from './code-pages.ts'
import { tableEnd, tableStart, unmarked } from './tables.ts'
import { rtfTokens, type RtfToken } from './rtf-tokens.ts'

export interface RtfText {
  readonly text: string
  /** What `text` is: words, or the source of an HTML page. */
  readonly isHtml: boolean
  /** Characters that are in the file and not on the page. */
  readonly hidden: number
  /** Objects, and fields that fetch or start something. */
  readonly active: number
  readonly codePage: string
}

/** Groups deeper than this are no document. */
const deepest = 2_000
/** Destinations that hold no words of the page. */
const apart =
  /^(colortbl|stylesheet|info|pict|objdata|objclass|objname|filetbl|revtbl|xe|tc|rxe|sn|sv|bkmkstart|bkmkend|nonesttables|listtable|listoverridetable|rsidtbl|generator|ftnsep|ftnsepc|ftncn|aftnsep|aftnsepc|aftncn|pgdsctbl|template|xmlnstbl|mhtmltag|nonshppict|panose|falt|keywords|themedata|datastore)$/
/** Of the destinations that an old program may ignore, those whose words are seen. */
const seen = /^(shpinst|shptxt|annotation|footnote|ud)$/
const commands = /\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|EMBED|MACROBUTTON)\b/
const charsets: Readonly<Record<number, number>> = {
  ...{ 77: 10000, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258 },
  ...{ 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250 },
}
const signs: Readonly<Record<string, string>> = {
  ...{ emdash: '\u2014', endash: '\u2013', bullet: '\u2022', lquote: '\u2018', rquote: '\u2019', ldblquote: '\u201c' },
  ...{ rdblquote: '\u201d', emspace: '\u2003', enspace: '\u2002', qmspace: '\u2005', zwj: '\u200d', zwnj: '\u200c' },
  ...{ ltrmark: '\u200e', rtlmark: '\u200f', tab: '\t' },
}

const destinations = new Map<string, Group['destination']>([
  ['fonttbl', 'fonts'],
  ['fldinst', 'command'],
  ['htmltag', 'html'],
])

const rowEnd = `${tableEnd}\n`

interface Group {
  readonly skipped: boolean
  readonly hidden: boolean
  readonly font: number
  /** Bytes that stand after a \u for programs without Unicode. */
  readonly fallback: number
  readonly destination: 'page' | 'fonts' | 'command' | 'html'
}

export function rtfToText(bytes: Uint8Array): RtfText {
  const page = new RtfPage()
  for (const token of rtfTokens(bytes)) if (!page.take(token)) break
  return page.finish()
}

class RtfPage {
  #group: Group = { skipped: false, hidden: false, font: -1, fallback: 1, destination: 'page' }
  readonly #around: Group[] = []
  readonly #fonts = new Map<number, string>()
  readonly #pieces: string[] = []
  #pending: Uint8Array[] = []
  #pendingLabel = 'windows-1252'
  #default = 'windows-1252'
  #from: 'page' | 'html' = 'page'
  #isFirst = false
  #mayIgnore = false
  #toSkip = 0
  #inTable = false
  #inRtfOnly = false
  #font = -1
  #command = ''
  #hidden = 0
  #active = 0

  /** False when nothing after this can be believed. */
  take(token: RtfToken): boolean {
    if (token.kind === 'open') {
      if (this.#around.length > deepest) return false
      this.#around.push(this.#group)
      this.#isFirst = true
      this.#toSkip = 0
    } else if (token.kind === 'close') {
      this.#close()
      // What stands behind the last brace belongs to nobody: programs pad with zeros.
      return this.#around.length > 0
    } else {
      if (token.kind === 'word') this.#word(token.word, token.parameter)
      else if (token.kind === 'symbol') this.#symbol(token.symbol)
      else this.#bytes(token.bytes)
      if (token.kind !== 'symbol' || token.symbol !== '*') this.#isFirst = this.#mayIgnore = false
    }
    return true
  }

  finish(): RtfText {
    this.#flush()
    const { hidden, active } = { hidden: this.#hidden, active: this.#active }
    const isHtml = this.#from === 'html'
    const text = this.#pieces
      .join('')
      .replace(/([^\n]*)\ufdd1\n/g, `${tableStart}$1${tableEnd}\n`)
      .replaceAll(`${tableEnd}\n${tableStart}`, '\n')
    const tidy = text
      .replace(/[ \t]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
    return { text: isHtml ? text : tidy, isHtml, hidden, active, codePage: this.#default }
  }

  #close(): void {
    if (this.#group.destination === 'command' && this.#around.at(-1)?.destination !== 'command') {
      if (commands.test(this.#command)) this.#active++
      this.#command = ''
    }
    this.#flush()
    this.#group = this.#around.pop() ?? this.#group
    this.#toSkip = 0
  }

  #set(change: Partial<Group>): void {
    this.#group = { ...this.#group, ...change }
  }

  #word(word: string, parameter: number | null): void {
    if (this.#toSkip > 0 && word !== 'u') {
      this.#toSkip--
      return
    }
    if (this.#isFirst || this.#mayIgnore) {
      const destination = destinations.get(word)
      if (destination !== undefined) this.#set({ destination })
      if (/^obj(data|ocx|emb)$/.test(word)) this.#active++
      const unseen = apart.test(word) || (this.#mayIgnore && destination === undefined && !seen.test(word))
      if (unseen) this.#set({ skipped: true })
      if (unseen || destination !== undefined) return
    }
    if (this.#group.destination === 'fonts') this.#fontWord(word, parameter)
    else this.#format(word, parameter)
  }

  #fontWord(word: string, parameter: number | null): void {
    if (word === 'f') this.#font = parameter ?? -1
    const page = word === 'fcharset' ? charsets[parameter ?? 0] : word === 'cpg' ? parameter : null
    const label = page === null || page === undefined ? null : labelOfCodePage(page)
    if (label !== null) this.#fonts.set(this.#font, label)
  }

  #format(word: string, parameter: number | null): void {
    switch (word) {
      case 'ansicpg':
        this.#default = labelOfCodePage(parameter ?? 1252) ?? this.#default
        break
      case 'mac':
        this.#default = 'macintosh'
        break
      case 'fromhtml':
        this.#from = 'html'
        break
      case 'htmlrtf':
        this.#inRtfOnly = parameter !== 0
        break
      case 'f':
      case 'af':
        if (word === 'f') this.#set({ font: parameter ?? -1 })
        break
      case 'plain':
        this.#set({ hidden: false, font: -1 })
        break
      case 'v':
      case 'deleted':
        this.#set({ hidden: parameter !== 0 })
        break
      case 'uc':
        this.#set({ fallback: Math.max(0, parameter ?? 1) })
        break
      case 'u':
        this.#say(String.fromCharCode((parameter ?? 0) & 0xffff))
        this.#toSkip = this.#group.fallback
        break
      case 'pard':
        this.#inTable = false
        break
      case 'intbl':
        this.#inTable = true
        break
      case 'par':
        this.#say(this.#inTable && this.#from === 'page' ? ' ' : '\n')
        break
      case 'line':
      case 'sect':
      case 'page':
      case 'row':
        this.#say(rowEnd)
        break
      case 'cell':
      case 'nestcell':
      case 'nestrow':
        this.#say('\t')
        break
      default:
        if (Object.hasOwn(signs, word)) this.#say(signs[word] ?? '')
    }
  }

  #symbol(symbol: string): void {
    if (symbol === '*') this.#mayIgnore = true
    else if (this.#toSkip > 0) this.#toSkip--
    else if (symbol === '~') this.#say('\u00a0')
    else if (symbol === '_') this.#say('\u2011')
    else if (symbol === '\n' || symbol === '\r') this.#say('\n')
    else if (/^[\\{}]$/.test(symbol)) this.#bytes(Uint8Array.of(symbol.charCodeAt(0)))
  }

  #bytes(bytes: Uint8Array): void {
    const rest = bytes.subarray(Math.min(this.#toSkip, bytes.length))
    this.#toSkip -= bytes.length - rest.length
    if (rest.length === 0 || this.#isSilent()) return
    const label = this.#fonts.get(this.#group.font) ?? this.#default
    if (label !== this.#pendingLabel) this.#flush()
    this.#pendingLabel = label
    this.#pending.push(rest)
  }

  /** A character may be split over tokens, so bytes of one font are decoded together. */
  #flush(): void {
    if (this.#pending.length === 0) return
    const text = new TextDecoder(this.#pendingLabel).decode(concat(this.#pending))
    this.#pending = []
    this.#put(unmarked(text))
  }

  #say(text: string): void {
    this.#flush()
    if (!this.#isSilent()) this.#put(text)
  }

  #isSilent(): boolean {
    const { skipped, destination } = this.#group
    return skipped || destination === 'fonts' || (this.#inRtfOnly && destination !== 'html')
  }

  #put(text: string): void {
    if (this.#group.destination === 'command') this.#command += text
    else if (this.#group.hidden && this.#from === 'page') this.#hidden += text.trim().length
    else this.#pieces.push(text)
  }
}
