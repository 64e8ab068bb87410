/** Words of one WordprocessingML part: paragraphs as lines, cells of a row parted by a tab, deleted and hidden text left out. */
import { tableEnd, tableStart, unmarked } from './tables.ts'
import type { XmlHandler } from './xml.ts'

/** Field codes that fetch or run something (ECMA-376 part 1, 17.16.5; DDE is how documents start programs). */
const commands = /\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK)\b/

export class WordText implements XmlHandler {
  /** Characters that are in the file and not on the page: deleted or hidden. */
  hidden = 0
  commands = 0
  #lines: string[] = []
  #line = ''
  #runHidden = false
  #code = ''
  /** How many of the open elements keep their text to themselves. */
  #skipping = 0
  #tables = 0
  #cells = 0

  open(name: string, attributes: ReadonlyMap<string, string>, path: readonly string[]): void {
    const around = path.at(-2)
    switch (name) {
      case 'Fallback':
        // A drawing says its text twice: once for programs of today, once for older ones.
        this.#skipping++
        break
      case 'tab':
        if (around === 'r') this.#line += '\t'
        break
      case 'br':
      case 'cr':
        if (this.#skipping === 0) this.#endLine()
        break
      case 'noBreakHyphen':
        this.#line += '-'
        break
      case 'vanish':
        if (around === 'rPr' && !/^(0|false|off)$/.test(attributes.get('val') ?? '')) this.#runHidden = true
        break
      case 'OLEObject':
        if (attributes.get('Type') === 'Link') this.commands++
        break
      case 'fldSimple':
        if (commands.test(attributes.get('instr') ?? '')) this.commands++
        break
      case 'p':
        // A text box begins in the middle of a paragraph.
        if (this.#line !== '' && path.includes('txbxContent')) this.#endLine()
        break
      case 'tbl':
        if (this.#tables++ === 0 && this.#skipping === 0) {
          this.#endLine()
          this.#lines.push(tableStart)
        }
        break
      case 'tr':
        this.#cells = 0
        break
      case 'tc':
        if (this.#cells++ > 0) this.#line += '\t'
        break
      default:
    }
  }

  text(text: string, path: readonly string[]): void {
    const name = path.at(-1)
    if (name === 'instrText' || name === 'delInstrText') this.#code += text
    if (this.#skipping > 0) return
    if (name === 'delText' || (name === 't' && this.#runHidden)) this.hidden += text.length
    else if (name === 't') this.#line += unmarked(text)
  }

  close(name: string, path: readonly string[]): void {
    if (name === 'Fallback') this.#skipping--
    if (name === 'r') this.#runHidden = false
    if (name === 'p') {
      if (commands.test(this.#code)) this.commands++
      this.#code = ''
    }
    if (name === 'p' && this.#skipping === 0) this.#endParagraph(path)
    if (name === 'tr' && this.#skipping === 0) this.#endLine()
    if (name === 'tbl' && --this.#tables === 0 && this.#skipping === 0) this.#lines.push(tableEnd)
  }

  /** The text since the last call. */
  take(): string {
    this.#endLine()
    const text = this.#lines
      .join('\n')
      // The marks of tables leave no line of their own.
      .replace(/\ufdd0\n/g, tableStart)
      .replace(/\n\ufdd1/g, tableEnd)
      .replace(/\n{3,}/g, '\n\n')
      .replace(/^\n+|\n+$/g, '')
    this.#lines = []
    this.#skipping = 0
    this.#tables = 0
    return text
  }

  /** Several paragraphs of one cell stay on the line of their row, so that a row reads as a row. */
  #endParagraph(path: readonly string[]): void {
    if (path.lastIndexOf('tc') > path.lastIndexOf('txbxContent') && path.includes('tc')) {
      if (this.#line !== '' && !this.#line.endsWith('\t') && !this.#line.endsWith(' ')) this.#line += ' '
    } else {
      this.#lines.push(this.#line.trimEnd())
      this.#line = ''
    }
  }

  #endLine(): void {
    const line = this.#line.replace(/ +\t/g, '\t').trimEnd()
    if (line !== '') this.#lines.push(line)
    this.#line = ''
  }
}
