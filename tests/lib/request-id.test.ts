import { expect, test } from 'vitest'
import { makeRequestId } from '@/lib/request-id'

test('request ids are 32 hexadecimal digits, each another', () => {
  const ids = Array.from({ length: 100 }, makeRequestId)
  expect(new Set(ids).size).toBe(100)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/)
})
