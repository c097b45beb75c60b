import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { testProof } from '@/tests/torture/proof'
import { brokenClients } from '@/tests/torture/t3-broken-clients'
import { BROKEN_CLIENTS } from './hostile/broken-clients'

testProof(brokenClients, 'short', 4)

it.each(BROKEN_CLIENTS)('there is one line to break: $name', async ({ file, find }) => {
  expect((await readFile(file, 'utf8')).split(find)).toHaveLength(2)
})
