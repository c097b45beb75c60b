import { expect } from 'vitest'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { besideDatabase, type Pair } from '@/tests/torture/lives/beside-database'
import { grantOf, type LifeOptions, live, type Told } from '@/tests/torture/lives/live'
import { makePlace } from '@/tests/torture/place'
import { defineProof } from '@/tests/torture/proof'

/** No life here has a socket. */
const NOWHERE = { origin: 'http://127.0.0.1:9', hostPort: '127.0.0.1:9' }

/** How one tells a life again, to see what happened in it. */
const tellAgain = (seed: number, number: number, { violations }: Told) =>
  `node scripts/run.mjs tests/torture/lives/tell.ts --seed ${seed} --only ${number} tells of ${JSON.stringify(violations)}`

const tallyOf = () => ({ violations: 0, first: '' })

const count = (tally: ReturnType<typeof tallyOf>, seed: number, number: number, told: Told) => {
  tally.violations += told.violations.length
  if (told.violations.length > 0) tally.first ||= tellAgain(seed, number, told)
}

/** The same life in memory and, with the product's own flows, on the database. */
export const liveTwice = async (
  options: LifeOptions,
): Promise<{ told: Told; differences: string[] }> => {
  const { seed, number } = options
  let pair: Pair | undefined
  const told = await live({
    ...options,
    withStore: async (memory) => {
      pair = await besideDatabase(memory, grantOf(seed, number))
      return pair.store
    },
  })
  return { told, differences: (await pair?.finish()) ?? [] }
}

/** A provider at its worst, people who decide at any moment, workers that die between two steps. */
export const lives = defineProof({
  id: 'T6',
  title: 'whatever happens in a life, nothing is paid twice and nothing is lost',
  sizes: {
    short: { inMemory: 200, onDatabase: 12, mostSteps: 40, mostSeconds: 30 },
    full: { inMemory: 10_000, onDatabase: 2_000, mostSteps: 150, mostSeconds: 60 },
  },
  run: async ({ kind, seed, inMemory, onDatabase, mostSteps }) => {
    const tally = tallyOf()
    let requests = 0
    let ended = 0
    let waiting = 0
    // The longest are hundreds of equal answers, of which a database learns nothing.
    const short: number[] = []
    const begunAt = performance.now()
    for (let number = 0; number < inMemory; number++) {
      const told = await live({ seed, number })
      count(tally, seed, number, told)
      requests += told.requests
      if (told.steps <= mostSteps) short.push(number)
      for (const { finishedAt } of told.remains.tasks) {
        if (finishedAt) ended += 1
        else waiting += 1
      }
    }
    const seconds = (performance.now() - begunAt) / 1000
    const place = await makePlace(kind, NOWHERE, { KLING_API_KEY: '' })
    const differing: string[] = []
    try {
      for (const number of short.slice(0, onDatabase)) {
        const { told, differences } = await liveTwice({ seed, number })
        count(tally, seed, number, told)
        if (differences.length > 0) differing.push(`life ${number}: ${differences.join('; ')}`)
      }
      await expectCleanBooks()
    } finally {
      await place.remove()
    }
    // Said here, because a figure can only count.
    expect(tally.first).toBe('')
    expect(differing.slice(0, 3)).toEqual([])
    return {
      lives: inMemory,
      'seconds for them': Math.round(seconds * 10) / 10,
      requests,
      'tasks ended': ended,
      'tasks that wait for a person': waiting,
      violations: tally.violations,
      'lives on the database too': onDatabase,
      'that differ': differing.length,
    }
  },
  check: (figures, { inMemory, onDatabase, mostSeconds }) => {
    expect(figures).toMatchObject({
      lives: inMemory,
      violations: 0,
      'lives on the database too': onDatabase,
      'that differ': 0,
    })
    expect(figures['seconds for them']).toBeLessThan(mostSeconds)
  },
})
