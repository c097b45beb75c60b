import { expect } from 'vitest'
import { makeDatabase } from '@/tests/helpers/database'
import { defineProof } from '@/tests/torture/proof'
import { type HostileOptions, runHostile } from './hostile/run-hostile'

type Size = Omit<HostileOptions, 'place' | 'seed'>

const SIZES: Record<'short' | 'full', Size> = {
  short: { tasks: 24, kills: 1, inFlight: 8, idleSeconds: 60, types: ['std-text-to-video'] },
  full: { tasks: 2_000, kills: 4, idleSeconds: 180 },
}

/** The whole way of a task, against an emulator that does everything that a provider must not. */
export const hostileProvider = defineProof({
  id: 'T3',
  title: 'a provider at its worst is neither paid twice nor believed',
  sizes: SIZES,
  run: async ({ kind, seed, ...size }) => {
    const { database, dataDir, remove } = await makeDatabase(kind)
    const place = {
      DATABASE_URL: database.kind === 'sqlite' ? `file:${database.path}` : database.url,
      DATA_DIR: `${dataDir}/data`,
    }
    try {
      const { figures, violations } = await runHostile({ ...size, place, seed })
      const told = violations.slice(0, 20).map(({ rule, detail }) => `${rule}: ${detail}`)
      if (told.length > 0) throw new Error(`${violations.length} violations\n${told.join('\n')}`)
      return figures
    } finally {
      await remove()
    }
  },
  check: (figures, { tasks, kills = 0 }) => {
    expect(figures).toMatchObject({
      tasks,
      violations: 0,
      'sent twice': 0,
      stuck: 0,
      'processes killed': kills,
    })
    expect(figures.unconfirmed).toBe(figures['ambiguous tasks'])
    expect(figures['credits settled']).toBe(figures['credits in the provider’s book'])
    expect(figures['files verified']).toBe(figures.done)
  },
})
