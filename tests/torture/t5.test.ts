import { testProof } from '@/tests/torture/proof'
import { claims } from '@/tests/torture/t5-claims'

testProof(claims, 'short', 3)
