/** The picture itself: sigma draws points and lines and moves the camera, two canvases of ours hold areas and words. */
import Graph from 'graphology'
import Sigma from 'sigma'
import type { EntityId, RelationId } from '../../../../src/contract/ids.ts'
import { lengthOf, minus, type Point } from '../geometry.ts'
import type { Scene, SceneLine, SceneNode } from '../scene.ts'
import { coloursOf, faded, onThemeChange, type Colours } from './colours.ts'
import { drawArea } from './draw-areas.ts'
import { besides, drawLine } from './draw-lines.ts'
import { drawNode } from './draw-nodes.ts'
import { lineAt, type Box, type DrawnLabel } from './hit.ts'
import { LineProgram, type LineData } from './line-program.ts'
import { radius, ShapeProgram, type ShapeData } from './shape-program.ts'

export interface PainterEvents {
  readonly onNode: (id: EntityId) => void
  readonly onOpen: (id: EntityId) => void
  readonly onLine: (id: RelationId) => void
  readonly onNothing: () => void
  /** A person put a point somewhere else. */
  readonly onMoved: (id: EntityId, place: Point) => void
  /** 1 is 100 %. */
  readonly onScale: (scale: number) => void
  /** The graphics card took the picture away. */
  readonly onLost: () => void
}

export interface Painter {
  readonly show: (scene: Scene) => void
  readonly fit: () => void
  readonly zoom: (by: number) => void
  /** Moves the camera only when the point is out of sight. */
  readonly reveal: (place: Point) => void
  readonly close: () => void
}

/** Whether this computer can draw the picture at all. */
export function canDraw(): boolean {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('webgl2') ?? canvas.getContext('webgl')
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return context !== null
}

const margin = 120
/** Pixels that a pointer may move in a click. */
const steady = 5
const nothing: Scene = { nodes: [], lines: [], areas: [] }

export function createPainter(container: HTMLElement, events: PainterEvents): Painter {
  const graph = new Graph<Partial<ShapeData>, Partial<LineData>>({ multi: true, type: 'directed' })
  const sigma = new Sigma(graph, container, {
    autoRescale: false,
    allowInvalidContainer: true,
    itemSizesReference: 'positions',
    zoomToSizeRatioFunction: ratio => ratio,
    renderLabels: false,
    renderEdgeLabels: false,
    enableCameraRotation: false,
    inertiaDuration: 0,
    minCameraRatio: 0.25,
    maxCameraRatio: 12,
    zIndex: true,
    defaultNodeType: 'shape',
    defaultEdgeType: 'line',
    nodeProgramClasses: { shape: ShapeProgram },
    nodeHoverProgramClasses: { shape: ShapeProgram },
    edgeProgramClasses: { line: LineProgram },
    // Sigma would draw a box of its own beside the pointer; the name stands there already.
    defaultDrawNodeHover: () => undefined,
  })
  const areas = sigma.createCanvas('areas', { beforeLayer: 'edges' })
  const words = sigma.createCanvas('words', { afterLayer: 'nodes' })
  let scene = nothing
  let colours = coloursOf(container)
  let labels: DrawnLabel<RelationId>[] = []
  let dragged: { readonly id: EntityId; readonly from: Point; moved: boolean } | null = null

  const toScreen = ({ x, y }: Point): Point => sigma.graphToViewport({ x, y: -y })
  const scaleNow = (): number => 1 / sigma.getCamera().getState().ratio

  const draw = (): void => {
    const scale = scaleNow()
    const at = new Map(scene.nodes.map(node => [node.id, toScreen(node.place)]))
    const below = penOf(areas, sigma)
    const above = penOf(words, sigma)
    if (below === null || above === null) return
    for (const area of scene.areas) {
      const members = area.members.flatMap(id => at.get(id) ?? [])
      const others = [...at].filter(([id]) => !area.members.includes(id)).map(([, place]) => place)
      drawArea(below, area, members, others, scale, colours)
    }
    labels = []
    const taken: Box[] = [...at.values()].map(place => around(place, scale))
    for (const line of scene.lines) {
      const [from, to] = [at.get(line.from), at.get(line.to)]
      if (from === undefined || to === undefined) continue
      const drawn = drawLine(above, line, [from, to], scale, colours, taken)
      labels.push(drawn)
      if (drawn.box !== null) taken.push(drawn.box)
    }
    for (const node of scene.nodes) {
      const place = at.get(node.id)
      if (place !== undefined) drawNode(above, node, place, scale, colours)
    }
    events.onScale(scale)
  }
  sigma.on('afterRender', draw)

  const fill = (): void => {
    graph.clear()
    for (const node of scene.nodes) graph.mergeNode(node.id, nodeData(node, colours))
    for (const line of scene.lines)
      if (graph.hasNode(line.from) && graph.hasNode(line.to))
        graph.mergeEdgeWithKey(line.id, line.from, line.to, lineData(line, colours))
  }

  // One unit is one pixel at 100 %, around a middle that stays while points are moved.
  let middle: Point = { x: 0, y: 0 }
  const frame = (): void => {
    const { width, height } = sigma.getDimensions()
    sigma.setCustomBBox({
      x: [middle.x - width / 2, middle.x + width / 2],
      y: [-middle.y - height / 2, -middle.y + height / 2],
    })
  }
  sigma.on('resize', frame)

  const fit = (): void => {
    const { width, height } = sigma.getDimensions()
    const [xs, ys] = [scene.nodes.map(node => node.place.x), scene.nodes.map(node => node.place.y)]
    if (xs.length === 0) return
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
    middle = { x: (left + right) / 2, y: (top + bottom) / 2 }
    frame()
    const ratio = Math.max((right - left + 2 * margin) / width, (bottom - top + 2 * margin) / height)
    sigma.getCamera().setState({ x: 0.5, y: 0.5, angle: 0, ratio: Math.min(12, Math.max(0.8, ratio)) })
    sigma.refresh()
  }

  // What lies under the pointer is worked out here: sigma would read it back from the graphics card at every move.
  const mouse = sigma.getMouseCaptor()
  mouse.removeAllListeners()
  const nodeAt = (at: Point): SceneNode | undefined =>
    scene.nodes.findLast(node => lengthOf(minus(toScreen(node.place), at)) <= (radius + 3) * scaleNow())
  mouse.on('click', event => {
    const node = nodeAt(event)
    const line = node === undefined ? lineAt(labels, event) : undefined
    if (node !== undefined) events.onNode(node.id)
    else if (line !== undefined) events.onLine(line)
    else events.onNothing()
  })
  mouse.on('doubleClick', event => {
    event.preventSigmaDefault()
    const node = nodeAt(event)
    if (node !== undefined) events.onOpen(node.id)
  })
  mouse.on('mousedown', event => {
    const node = nodeAt(event)
    if (node !== undefined) dragged = { id: node.id, from: { x: event.x, y: event.y }, moved: false }
  })
  mouse.on('mousemove', event => {
    const isOver = nodeAt(event) !== undefined || lineAt(labels, event) !== undefined
    container.toggleAttribute('data-over', isOver)
  })
  mouse.on('mousemovebody', event => {
    if (dragged === null) return
    event.preventSigmaDefault()
    const { x, y } = sigma.viewportToGraph(event)
    const { id, from } = dragged
    // A click with an unsteady hand moves nothing.
    if (!dragged.moved && lengthOf(minus(event, from)) < steady) return
    dragged.moved = true
    scene = { ...scene, nodes: scene.nodes.map(node => (node.id === id ? { ...node, place: { x, y: -y } } : node)) }
    graph.mergeNodeAttributes(id, { x, y })
  })
  mouse.on('mouseup', () => {
    const place = scene.nodes.find(node => node.id === dragged?.id)?.place
    if (dragged?.moved === true && place !== undefined) events.onMoved(dragged.id, place)
    dragged = null
  })

  const lost = (event: Event): void => {
    event.preventDefault()
    events.onLost()
  }
  container.addEventListener('webglcontextlost', lost, { capture: true })
  const stopTheme = onThemeChange(() => {
    colours = coloursOf(container)
    fill()
    sigma.refresh()
  })
  const watch = new ResizeObserver(() => {
    sigma.resize()
    sigma.refresh()
  })
  watch.observe(container)

  return {
    show: next => {
      scene = next
      fill()
      sigma.refresh()
    },
    fit,
    zoom: by => {
      const camera = sigma.getCamera()
      camera.setState({ ratio: Math.min(12, Math.max(0.25, camera.getState().ratio / by)) })
    },
    reveal: place => {
      const { x, y } = toScreen(place)
      const { width, height } = sigma.getDimensions()
      if (x > 60 && y > 60 && x < width - 60 && y < height - 90) return
      const target = sigma.viewportToFramedGraph({ x, y })
      sigma.getCamera().setState({ x: target.x, y: target.y })
    },
    close: () => {
      container.removeEventListener('webglcontextlost', lost, { capture: true })
      watch.disconnect()
      stopTheme()
      sigma.kill()
    },
  }
}

function nodeData(node: SceneNode, colours: Colours): Partial<ShapeData> {
  const { strong, soft } = colours.kind[node.kind]
  return {
    type: 'shape',
    x: node.place.x,
    y: -node.place.y,
    size: radius,
    shape: node.kind,
    color: node.isFaded ? faded(soft, colours.paper) : soft,
    border: node.isFaded ? faded(strong, colours.paper) : strong,
    borderWidth: node.isOnPath || node.isSelected ? 3.5 : 2,
    isDashed: node.isUncertain,
    zIndex: node.isFaded ? 0 : 1,
  }
}

function lineData(line: SceneLine, colours: Colours): Partial<LineData> {
  const colour = line.isSelected || line.isOnPath ? colours.accent : colours.control
  return {
    type: 'line',
    // One width for all; only what a person chose stands out.
    size: line.isSelected ? 3.5 : line.isOnPath ? 2.5 : 1.6,
    color: line.isFaded ? faded(colour, colours.paper) : colour,
    aside: line.aside * besides,
    isDashed: line.isUncertain,
    zIndex: line.isFaded ? 0 : line.isSelected ? 2 : 1,
  }
}

/** Cleared, and as sharp as the screen. */
function penOf(canvas: HTMLCanvasElement, sigma: Sigma): CanvasRenderingContext2D | null {
  const { width, height } = sigma.getDimensions()
  const density = window.devicePixelRatio
  if (canvas.width !== Math.round(width * density) || canvas.height !== Math.round(height * density)) {
    canvas.width = Math.round(width * density)
    canvas.height = Math.round(height * density)
  }
  const pen = canvas.getContext('2d')
  pen?.setTransform(density, 0, 0, density, 0, 0)
  pen?.clearRect(0, 0, width, height)
  return pen
}

/** What a point itself takes up, so that no words lie over it. */
function around({ x, y }: Point, scale: number): Box {
  const half = (radius + 4) * scale
  return { x: x - half, y: y - half, width: 2 * half, height: 2 * half }
}
