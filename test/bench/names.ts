/** Comparing names: pairs a second on one core (G12). Its peer, talisman, is no package of this project, so the figure stands alone. */
import { comparePrepared, prepareName } from '../../src/entities/index.ts'
import { nameFrom } from './generate/names.ts'
import { drawFrom } from './generate/random.ts'
import { timed, type Taken } from './measure.ts'
import { figureAlone, type Figure } from './report.ts'

const goal = { id: 'G12', text: 'at least 3,000,000 pairs a second of a core' }

export interface NamesRun {
  readonly names: number
  readonly rounds: number
  readonly seed: number
}

/** Every name with every other, as a search through a register has them: prepared once, compared often. */
export async function benchNames({ names, rounds, seed }: NamesRun): Promise<Figure[]> {
  const draw = drawFrom(seed)
  const made = Array.from({ length: names }, () => nameFrom(draw))
  const ready = made.map(name => prepareName(name))
  const runs: Taken[] = []
  const found = new Set<number>()
  for (let round = 0; round <= rounds; round++) {
    let alike = 0
    const taken = await timed(() => {
      for (const [at, left] of ready.entries())
        for (let other = at + 1; other < ready.length; other++) {
          const right = ready[other]
          if (right && comparePrepared(left, right).kind !== 'different') alike++
        }
      return Promise.resolve()
    })
    found.add(alike)
    // The first is for the compiler of the engine.
    if (round > 0) runs.push(taken)
  }
  if (found.size !== 1) throw new Error('the same names compared differently')
  const amount = (names * (names - 1)) / 2
  return [figureAlone({ bench: 'names', what: 'compare', amount, unit: 'pairs', goal }, runs)]
}
