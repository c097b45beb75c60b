import { testProof } from '@/tests/torture/proof'
import { duplicateClicks } from '@/tests/torture/t2-duplicate-clicks'

testProof(duplicateClicks, 'short', 2)
