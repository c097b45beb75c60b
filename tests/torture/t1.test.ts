import { testProof } from '@/tests/torture/proof'
import { overspend } from '@/tests/torture/t1-overspend'

testProof(overspend, 'short', 2)
