import type { Tx } from '@/lib/db/transaction'
import { env } from '@/lib/env'

/** So many rows in one statement. */
const ROWS = 1_000

/**
 * Writes rows of one shape, whose keys are the columns: a thousand rows are one statement with one
 * parameter, their JSON, which both databases take apart by themselves. `createMany` would take
 * most of the time of a large seed.
 * @param also what stands behind the statement, such as ON CONFLICT
 */
export const insertRows = async <Row extends object>(
  tx: Tx,
  table: string,
  rows: readonly Row[],
  also = '',
): Promise<void> => {
  const [first] = rows
  if (!first) return
  const sql = `${insertSql(table, Object.keys(first))} ${also}`
  for (let at = 0; at < rows.length; at += ROWS) {
    await tx.$executeRawUnsafe(sql, JSON.stringify(rows.slice(at, at + ROWS).map(toPlain)))
  }
}

const insertSql = (table: string, columns: string[]): string => {
  const names = columns.map((name) => `"${name}"`).join(', ')
  if (env().database.kind === 'postgresql') {
    const rows = `json_populate_recordset(NULL::"${table}", $1::json)`
    return `INSERT INTO "${table}" (${names}) SELECT ${names} FROM ${rows} WHERE true`
  }
  const values = columns.map((name) => `"value"->>'$.${name}'`).join(', ')
  return `INSERT INTO "${table}" (${names}) SELECT ${values} FROM json_each(?) WHERE true`
}

/** Instants as the database keeps them: milliseconds on SQLite, a text without a zone elsewhere. */
const toPlain = (row: object): object => {
  const isSqlite = env().database.kind === 'sqlite'
  const plain = (value: unknown) => {
    if (value instanceof Date) return isSqlite ? value.getTime() : value.toISOString()
    // Places are far below what a number can hold.
    return typeof value === 'bigint' ? Number(value) : value
  }
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]))
}
