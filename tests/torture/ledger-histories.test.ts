import { ledgerHistories } from '@/tests/torture/ledger-histories'
import { testProof } from '@/tests/torture/proof'

testProof(ledgerHistories, 'short', 2)
