/** Follows the painting of a PDF page (ISO 32000-1, chapters 8 and 9): where each letter stands, and what is painted around it. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { after, onto, type Matrix } from './matrix.ts'
import { pathOf, type Path, type PathRule } from './pdf-path.ts'

export interface Shape {
  readonly matrix: Matrix
  readonly path: Path
  readonly rule: PathRule
}

/** Something opaque, or a picture. */
export interface Paint extends Shape {
  readonly order: number
  readonly clips: readonly Shape[]
  /** Null for a picture or a pattern. */
  readonly colour: string | null
  readonly isPicture: boolean
}

/** The middle of a letter, in points of the page. */
export interface PlacedLetter {
  readonly order: number
  readonly text: string
  readonly x: number
  readonly y: number
  readonly colour: string | null
  /** Its mode lets nobody see it. */
  readonly isUndrawn: boolean
}

export interface Painted {
  readonly paints: readonly Paint[]
  readonly letters: readonly PlacedLetter[]
}

/** `markers`: ids of annotations that mark words without covering them. */
export async function paintedOn(page: PDFPageProxy, markers: ReadonlySet<string>): Promise<Painted> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const painter = new Painter(new Map(Object.entries(OPS)), markers)
  const operators = await page.getOperatorList()
  for (const [at, operator] of operators.fnArray.entries()) painter.take(operator, listIn(operators.argsArray[at]))
  return painter
}

interface State {
  matrix: Matrix
  colour: string | null
  alpha: number
  /** What is painted mixes with what is there, so that it hides nothing. */
  isMixed: boolean
  strokeColour: string | null
  strokeAlpha: number
  lineWidth: number
  clips: readonly Shape[]
  fontPoints: number
  charSpacing: number
  wordSpacing: number
  stretch: number
  leading: number
  rise: number
  mode: number
}

const plain: Matrix = [1, 0, 0, 1, 0, 0]
const unitSquare: Path = pathOf([0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 4])
/** Narrower than letters: lines, dots and frames of tables hide nothing. */
const smallestCover = 4

type Act = (operands: readonly unknown[]) => void

class Painter implements Painted {
  readonly paints: Paint[] = []
  readonly letters: PlacedLetter[] = []
  readonly #acts: ReadonlyMap<number, Act>
  readonly #between: ReadonlySet<number>
  readonly #pathEnds: ReadonlyMap<number, 'nonzero' | 'evenodd' | 'line'>
  readonly #markers: ReadonlySet<string>
  readonly #outer: State[] = []
  #state: State = {
    ...{ matrix: plain, colour: '#000000', alpha: 1, isMixed: false, clips: [] },
    ...{ strokeColour: '#000000', strokeAlpha: 1, lineWidth: 1 },
    ...{ fontPoints: 0, charSpacing: 0, wordSpacing: 0, stretch: 1, leading: 0, rise: 0, mode: 0 },
  }
  #text = plain
  #line = plain
  #pendingClip: PathRule | null = null
  #order = 0
  /** A picture that is not decoded leaves nothing but the place that was made for it. */
  #isPlaceMade = false

  constructor(ops: ReadonlyMap<string, number>, markers: ReadonlySet<string>) {
    this.#markers = markers
    const byNumber = <T>(named: Readonly<Record<string, T>>): Map<number, T> =>
      new Map(Object.entries(named).map(([name, value]) => [ops.get(name) ?? -1, value]))
    this.#acts = byNumber({ ...this.#graphics(), ...this.#words() })
    this.#between = new Set(byNumber({ dependency: 0, transform: 0, restore: 0 }).keys())
    this.#pathEnds = byNumber({
      ...{ fill: 'nonzero', fillStroke: 'nonzero', closeFillStroke: 'nonzero' },
      ...{ eoFill: 'evenodd', eoFillStroke: 'evenodd', closeEOFillStroke: 'evenodd' },
      ...{ stroke: 'line', closeStroke: 'line' },
    })
  }

  take(operator: number, operands: readonly unknown[]): void {
    this.#order++
    if (!this.#between.has(operator)) this.#isPlaceMade = false
    this.#acts.get(operator)?.(operands)
  }

  #graphics(): Record<string, Act> {
    const save: Act = () => void this.#outer.push({ ...this.#state })
    const restore: Act = () => {
      if (this.#isPlaceMade) this.#picture()
      this.#isPlaceMade = false
      this.#state = this.#outer.pop() ?? this.#state
    }
    return {
      save,
      restore,
      transform: operands => {
        this.#state.matrix = after(this.#state.matrix, operands)
        this.#isPlaceMade = true
      },
      paintFormXObjectBegin: operands => {
        save(operands)
        this.#state.matrix = after(this.#state.matrix, operands[0])
        const box = listIn(operands[1]).map(numberOf)
        if (box.length === 4) this.#clip(boxPath(box), 'nonzero')
      },
      paintFormXObjectEnd: restore,
      beginAnnotation: operands => {
        save(operands)
        this.#state.matrix = after(after(plain, operands[2]), operands[3])
        this.#state.clips = []
        // Viewers lay a marker over words so that they shine through, whatever it says of itself.
        this.#state.isMixed = this.#markers.has(String(operands[0]))
      },
      endAnnotation: restore,
      setGState: ([pairs]) => {
        for (const pair of listIn(pairs)) this.#set(listIn(pair))
      },
      setFillRGBColor: ([colour]) => void (this.#state.colour = typeof colour === 'string' ? colour : null),
      setFillTransparent: () => void (this.#state.colour = null),
      setFillColorN: () => void (this.#state.colour = null),
      setStrokeRGBColor: ([colour]) => void (this.#state.strokeColour = typeof colour === 'string' ? colour : null),
      setLineWidth: ([width]) => void (this.#state.lineWidth = numberOf(width)),
      clip: () => void (this.#pendingClip = 'nonzero'),
      eoClip: () => void (this.#pendingClip = 'evenodd'),
      constructPath: ([end, pieces]) => this.#path(numberOf(end), pathOf(listIn(pieces)[0])),
      paintImageXObject: () => this.#picture(),
      paintInlineImageXObject: () => this.#picture(),
      paintImageMaskXObject: () => this.#picture(),
      paintSolidColorImageMask: () => this.#cover(unitSquare, 'nonzero', this.#state.colour, this.#state.alpha),
    }
  }

  #words(): Record<string, Act> {
    const move = (x: number, y: number): void => void (this.#text = this.#line = after(this.#line, [1, 0, 0, 1, x, y]))
    return {
      beginText: () => void (this.#text = this.#line = plain),
      setFont: ([, size]) => void (this.#state.fontPoints = numberOf(size)),
      setCharSpacing: ([spacing]) => void (this.#state.charSpacing = numberOf(spacing)),
      setWordSpacing: ([spacing]) => void (this.#state.wordSpacing = numberOf(spacing)),
      setHScale: ([scale]) => void (this.#state.stretch = numberOf(scale) / 100),
      setLeading: ([leading]) => void (this.#state.leading = -numberOf(leading)),
      setTextRise: ([rise]) => void (this.#state.rise = numberOf(rise)),
      setTextRenderingMode: ([mode]) => void (this.#state.mode = numberOf(mode)),
      setLeadingMoveText: ([x, y]) => {
        this.#state.leading = numberOf(y)
        move(numberOf(x), numberOf(y))
      },
      moveText: ([x, y]) => move(numberOf(x), numberOf(y)),
      nextLine: () => move(0, this.#state.leading),
      setTextMatrix: operands => {
        const whole = listIn(operands[0])
        this.#text = this.#line = after(plain, whole.length === 6 ? whole : operands)
      },
      showText: ([pieces]) => this.#write(listIn(pieces)),
    }
  }

  /** Letters and, between them, steps back in thousandths. */
  #write(pieces: readonly unknown[]): void {
    const state = this.#state
    const size = state.fontPoints
    const place = after(state.matrix, this.#text)
    // From mode 4 on the letters become the edge of what is painted next: that paints them, and covers nothing.
    if (state.mode >= 4) state.isMixed = true
    let x = 0
    for (const piece of pieces) {
      if (typeof piece === 'number') x -= (piece * size) / 1_000
      const letter = letterOf(piece)
      if (letter === null) continue
      const width = (letter.width * size) / 1_000
      const [middle, height] = onto(place, (x + width / 2) * state.stretch, state.rise + 0.3 * size)
      this.letters.push({
        order: this.#order,
        text: letter.text,
        x: middle,
        y: height,
        colour: state.mode % 4 === 0 ? state.colour : null,
        isUndrawn: state.mode === 3 || state.alpha === 0,
      })
      x += width + state.charSpacing + (letter.isSpace ? state.wordSpacing : 0)
    }
    this.#text = after(this.#text, [1, 0, 0, 1, x * state.stretch, 0])
  }

  #set([name, value]: readonly unknown[]): void {
    if (name === 'ca') this.#state.alpha = numberOf(value)
    if (name === 'CA') this.#state.strokeAlpha = numberOf(value)
    if (name === 'LW') this.#state.lineWidth = numberOf(value)
    // A soft mask lets through what nobody can tell from here.
    if (name === 'BM' || name === 'SMask')
      this.#state.isMixed = !(value === 'source-over' || value === false || value === null)
  }

  #path(end: number, path: Path): void {
    const { colour, alpha, strokeColour, strokeAlpha, lineWidth } = this.#state
    const how = this.#pathEnds.get(end)
    if (how === 'line') this.#cover(path, { lineWidth }, strokeColour, strokeAlpha)
    else if (how !== undefined) this.#cover(path, how, colour, alpha)
    if (this.#pendingClip !== null) this.#clip(path, this.#pendingClip)
    this.#pendingClip = null
  }

  #clip(path: Path, rule: PathRule): void {
    this.#state.clips = [...this.#state.clips, { matrix: this.#state.matrix, path, rule }]
  }

  #cover(path: Path, rule: PathRule, colour: string | null, alpha: number): void {
    const { matrix, clips, isMixed } = this.#state
    if (alpha < 1 || isMixed) return
    const [left, bottom, right, top] = path.box
    const grown = typeof rule === 'object' ? rule.lineWidth : 0
    const wide = (right - left + grown) * Math.hypot(matrix[0], matrix[1])
    const high = (top - bottom + grown) * Math.hypot(matrix[2], matrix[3])
    if (wide < smallestCover || high < smallestCover) return
    this.paints.push({ order: this.#order, matrix, path, rule, clips, colour, isPicture: false })
  }

  #picture(): void {
    const { matrix, clips } = this.#state
    const picture = { matrix, path: unitSquare, rule: 'nonzero', clips, colour: null, isPicture: true } as const
    this.paints.push({ ...picture, order: this.#order })
  }
}

function letterOf(piece: unknown): { text: string; width: number; isSpace: boolean } | null {
  if (typeof piece !== 'object' || piece === null || !('unicode' in piece)) return null
  const width = 'width' in piece ? numberOf(piece.width) : 0
  return { text: String(piece.unicode), width, isSpace: 'isSpace' in piece && piece.isSpace === true }
}

function boxPath([left = 0, bottom = 0, right = 0, top = 0]: readonly number[]): Path {
  return pathOf([0, left, bottom, 1, right, bottom, 1, right, top, 1, left, top, 4])
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value instanceof Float32Array ? Array.from(value) : []
}

function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}
