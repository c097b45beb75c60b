import { testProof } from '@/tests/torture/proof'
import { suddenDeath } from '@/tests/torture/t4-sudden-death'

testProof(suddenDeath, 'short', 3)
