import { testProof } from '@/tests/torture/proof'
import { outboundGuard } from '@/tests/torture/t7-outbound-guard'

testProof(outboundGuard, 'short', 2)
