import { z } from 'zod'

const ID = /^[\w-]{1,64}$/

/**
 * Whether a text may be an id of ours. Whatever else stands in an address is not found; it is
 * asked for before the database is, because PostgreSQL refuses a NUL with an error of its own.
 */
export const isId = (text: string): boolean => ID.test(text)

export const idSchema = z.string().regex(ID, 'This is not an id.')

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Lower-case letters and digits alone, 103 bits: an id that may stand behind the provider's prefix. */
export const newTaskId = (): string => {
  // 252 is the largest multiple of 36 in a byte; what lies above would favour some letters.
  const even = (byte: number) => byte < 252
  let id = ''
  while (id.length < 20) {
    const bytes = [...crypto.getRandomValues(new Uint8Array(32))].filter(even)
    id += bytes.map((byte) => LETTERS[byte % LETTERS.length]).join('')
  }
  return id.slice(0, 20)
}
