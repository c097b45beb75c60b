import { z } from 'zod'

const ID = /^[\w-]{1,64}$/

/**
 * Whether a text may be an id of ours. Whatever else stands in an address is not found; it is
 * asked for before the database is, because PostgreSQL refuses a NUL with an error of its own.
 */
export const isId = (text: string): boolean => ID.test(text)

export const idSchema = z.string().regex(ID, 'This is not an id.')
