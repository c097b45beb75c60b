import { testInFull } from '@/tests/torture/full/test-in-full'

testInFull('postgresql')
