import type { Proof } from '@/tests/torture/proof'

/** Everything that `npm run test:torture` proves, in this order. */
export const PROOFS: readonly Proof[] = []
