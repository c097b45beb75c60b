import { expect, it } from 'vitest'
import { tagsOf } from '@/lib/media/s3-tag'

const bytes = (text: string) => new TextEncoder().encode(text)

it('of bytes in parts is the MD5 of the MD5s, and their number; of all of them the usual one', async () => {
  // md5("ab") + md5("cd") + md5("e"), hashed once more; and md5("abcde").
  expect(await tagsOf(bytes('abcde'), 2)).toEqual([
    '"ab56b4d92b40713acc5af89985d4b786"',
    '"b5d55eef9b6106b14530433c1a359920-3"',
  ])
})
