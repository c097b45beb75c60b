import type { Pool } from 'pg'
import { MOST_PREPARED, type ReadDirectly } from '@/lib/db/direct'

/** Between us and the server hands connections around: what one has prepared the next one lacks. */
const LOST = ['26000', '42P05']

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

export const readingFrom = (pool: Pool): ReadDirectly => {
  const names = new Map<string, string>()
  let mayPrepare = true

  const nameOf = (text: string): string | undefined => {
    if (!mayPrepare) return undefined
    const known = names.get(text)
    if (known || names.size >= MOST_PREPARED) return known
    const name = `direct${names.size}`
    names.set(text, name)
    return name
  }

  const send = async (text: string, values: unknown[], name: string | undefined) => {
    const query = { text, values, rowMode: 'array' as const, ...(name ? { name } : {}) }
    return (await pool.query<unknown[]>(query)).rows
  }

  return async (text, values) => {
    const sent = values.map((value) => (typeof value === 'bigint' ? String(value) : value))
    try {
      return await send(text, sent, nameOf(text))
    } catch (error) {
      if (!mayPrepare || !LOST.includes(codeOf(error))) throw error
      mayPrepare = false
      return send(text, sent, undefined)
    }
  }
}
