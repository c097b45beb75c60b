import { testProof } from '@/tests/torture/proof'
import { hostileProvider } from '@/tests/torture/t3-hostile-provider'

testProof(hostileProvider, 'short', 4)
