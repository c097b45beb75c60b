import { testInFull } from '@/tests/torture/full/test-in-full'

// A file for each database: the two run side by side.
testInFull('sqlite')
