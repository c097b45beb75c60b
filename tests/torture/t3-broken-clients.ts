import { expect } from 'vitest'
import { defineProof } from '@/tests/torture/proof'
import {
  BROKEN_CLIENTS,
  type BrokenClient,
  ORDEALS,
  type OrdealName,
} from './hostile/broken-clients'
import { runCopy } from './hostile/copy-of-the-project'
import { inParallel } from './in-parallel'

const ORDEAL_NAMES = Object.keys(ORDEALS) as OrdealName[]

/** Which promises a copy has broken; null is the client as it is. */
const rulesOf = async (client: BrokenClient | null, name: OrdealName, seed: number) => {
  const { violations } = await runCopy(client, { ...ORDEALS[name], seed })
  return [...new Set(violations.map(({ rule }) => rule))]
}

/** That a client with one wrong line fails the proof, and for the very reason that it is wrong. */
export const brokenClients = defineProof({
  id: 'T3B',
  title: 'every broken client is found out, and for the right reason',
  // Each copy makes its own.
  databases: ['sqlite'],
  sizes: {
    short: { clients: 1, ordeals: 0, atOnce: 1 },
    full: { clients: 99, ordeals: 99, atOnce: 2 },
  },
  run: async ({ seed, clients, ordeals, atOnce }) => {
    // Another one for another seed, where there is no time for all.
    const first = seed % BROKEN_CLIENTS.length
    const turned = [...BROKEN_CLIENTS.slice(first), ...BROKEN_CLIENTS.slice(0, first)]
    const unbroken = await inParallel(ORDEAL_NAMES.slice(0, ordeals), atOnce, async (name) => ({
      name: `unbroken, ${name}`,
      found: await rulesOf(null, name, seed),
      expected: [] as string[],
    }))
    const broken = await inParallel(turned.slice(0, clients), atOnce, async (client) => ({
      name: client.name,
      found: await rulesOf(client, client.ordeal, seed),
      expected: client.breaks,
    }))
    const told = [...unbroken, ...broken]
    for (const { name, found } of told) console.log(`  ${name} → ${found.join(', ') || 'nothing'}`)
    expect(told.map(({ name, found }) => [name, found])).toEqual(
      told.map(({ name, expected }) => [name, expected]),
    )
    return {
      'ordeals that the client passes': unbroken.length,
      'broken clients': broken.length,
      'found out for their reason': broken.length,
    }
  },
  check: (figures, { clients }) => {
    expect(figures['found out for their reason']).toBe(Math.min(clients, BROKEN_CLIENTS.length))
  },
})
