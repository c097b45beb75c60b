import { it } from 'vitest'
import type { DatabaseKind } from '@/tests/helpers/database'
import { testProof } from '@/tests/torture/proof'
import { PROOFS } from '@/tests/torture/proofs'

/** Every proof on one database, or those that TORTURE_PROOFS names, separated by commas. */
export const testInFull = (kind: DatabaseKind): void => {
  const wanted = process.env.TORTURE_PROOFS?.split(',')
  const unknown = wanted?.filter((name) => PROOFS.every(({ id }) => id !== name)) ?? []
  if (unknown.length > 0) {
    const names = PROOFS.map(({ id }) => id).join(', ')
    throw new Error(`There is no proof called ${unknown.join(', ')}. There are: ${names}.`)
  }
  const chosen = PROOFS.filter(({ id }) => wanted?.includes(id) ?? true)
  for (const proof of chosen) {
    if (proof.databases.includes(kind)) testProof(proof, 'full', 60, [kind])
    // A file without a test would count as a failure.
    else it.skip(`${proof.id}: ${proof.title}`, () => {})
  }
}
