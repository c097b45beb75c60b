import { testProof } from '@/tests/torture/proof'
import { PROOFS } from '@/tests/torture/proofs'

/** Run by `npm run test:torture`, which says in TORTURE_PROOFS what it was asked for. */

const wanted = process.env.TORTURE_PROOFS?.split(',')
const chosen = PROOFS.filter(({ id }) => wanted?.includes(id) ?? true)
const unknown = wanted?.filter((name) => PROOFS.every(({ id }) => id !== name)) ?? []
if (unknown.length > 0) {
  const names = PROOFS.map(({ id }) => id).join(', ')
  throw new Error(`There is no proof called ${unknown.join(', ')}. There are: ${names}.`)
}

for (const proof of chosen) testProof(proof, 'full', 30)
