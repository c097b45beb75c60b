import { ledgerHistories } from '@/tests/torture/ledger-histories'
import type { Proof } from '@/tests/torture/proof'
import { orderlyRestarts } from '@/tests/torture/sigterm-restarts'
import { overspend } from '@/tests/torture/t1-overspend'
import { duplicateClicks } from '@/tests/torture/t2-duplicate-clicks'
import { brokenClients } from '@/tests/torture/t3-broken-clients'
import { hostileProvider } from '@/tests/torture/t3-hostile-provider'
import { suddenDeath } from '@/tests/torture/t4-sudden-death'
import { claims } from '@/tests/torture/t5-claims'
import { lives } from '@/tests/torture/t6-lives'
import { outboundGuard } from '@/tests/torture/t7-outbound-guard'

/** Everything that `npm run test:torture` proves, in this order. */
export const PROOFS: readonly Proof[] = [
  overspend,
  duplicateClicks,
  hostileProvider,
  brokenClients,
  suddenDeath,
  claims,
  lives,
  outboundGuard,
  ledgerHistories,
  orderlyRestarts,
]
