import { appendFileSync } from 'node:fs'
import { describe, it } from 'vitest'
import type { DatabaseKind } from '@/tests/helpers/database'

/**
 * A proof does something to the studio a great many times and counts what came of it. The same
 * code runs small in `npm test` and in full with `npm run test:torture`.
 */
export type Proof = {
  /** What one names it by: `npm run test:torture -- T1`. */
  id: string
  title: string
  databases: readonly DatabaseKind[]
  run: (size: Size, given: Given) => Promise<Figures>
  /** Throws when a figure is not what was promised. */
  check: (size: Size, figures: Figures) => void
}

export type Size = 'short' | 'full'
/** The seed decides everything that is left to chance but the machine's own timing. */
export type Given = { kind: DatabaseKind; seed: number }
/** Counts and times, by the words that the table shows. */
export type Figures = Readonly<Record<string, number>>

type Definition<Options, Counted extends Figures> = {
  id: string
  title: string
  /** Both, when left out. */
  databases?: readonly DatabaseKind[]
  /** How much of it is done in `npm test`, and how much in full. */
  sizes: Record<Size, Options>
  run: (options: Options & Given) => Promise<Counted>
  check: (figures: Counted, options: Options) => void
}

export const defineProof = <Options extends object, Counted extends Figures>(
  definition: Definition<Options, Counted>,
): Proof => {
  const { id, title, sizes, databases = ['sqlite', 'postgresql'] } = definition
  return {
    id,
    title,
    databases,
    run: (size, given) => definition.run({ ...sizes[size], ...given }),
    // What `run` has counted comes back as it was; only its type was forgotten between the two.
    check: (size, figures) => definition.check(figures as Counted, sizes[size]),
  }
}

/** One line of the table that the full command prints. */
export type Line = Given & {
  id: string
  title: string
  seconds: number
  figures: Figures
  /** What was promised and did not come about. */
  missed?: string
}

const prove = async (proof: Proof, size: Size, given: Given): Promise<void> => {
  const begunAt = performance.now()
  const line: Line = { id: proof.id, title: proof.title, ...given, seconds: 0, figures: {} }
  try {
    line.figures = await proof.run(size, given)
    proof.check(size, line.figures)
  } catch (error) {
    line.missed = error instanceof Error ? error.message : String(error)
    throw error
  } finally {
    line.seconds = (performance.now() - begunAt) / 1000
    const file = process.env.TORTURE_FIGURES
    if (file) appendFileSync(file, `${JSON.stringify(line)}\n`)
  }
}

/** Of a run that nobody gave another one. */
const SEED = 20_261_121

const DATABASE_NAMES = { sqlite: 'SQLite', postgresql: 'PostgreSQL' }

/** The tests of a proof: one on each of its databases, or on those named. */
export const testProof = (
  proof: Proof,
  size: Size,
  mostMinutes: number,
  databases: readonly DatabaseKind[] = proof.databases,
): void => {
  const seed = Number(process.env.TORTURE_SEED ?? SEED)
  describe(`${proof.id}: ${proof.title}`, () => {
    for (const kind of databases) {
      it(`holds on ${DATABASE_NAMES[kind]}, seed ${seed}`, { timeout: mostMinutes * 60_000 }, () =>
        prove(proof, size, { kind, seed }),
      )
    }
  })
}
