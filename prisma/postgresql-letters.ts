import { ColumnTypeEnum, type SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import type { Pool, QueryArrayConfig, QueryArrayResult } from 'pg'

// PostgreSQL's catalogue is full of its one-letter type "char". The stock adapter refuses a result
// that has one, and the schema engine asks for them as soon as a table has a CHECK constraint. So
// the adapter is shown text, and the engine is told afterwards that it was letters.

const letterColumns = new WeakMap<unknown[][], number[]>()

export const withLetters = (pool: Pool, types: { CHAR: number; TEXT: number }): Pool => {
  const send = pool.query.bind(pool) as (config: QueryArrayConfig) => Promise<QueryArrayResult>
  const query = async (config: QueryArrayConfig) => {
    const result = await send(config)
    const letters: number[] = []
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== types.CHAR) continue
      field.dataTypeID = types.TEXT
      letters.push(index)
    }
    if (letters.length > 0) letterColumns.set(result.rows, letters)
    return result
  }
  return Object.assign(pool, { query })
}

export const readingLetters = (connection: SqlDriverAdapter): SqlDriverAdapter => ({
  provider: connection.provider,
  adapterName: connection.adapterName,
  queryRaw: async (query) => {
    const result = await connection.queryRaw(query)
    for (const index of letterColumns.get(result.rows) ?? []) {
      result.columnTypes[index] = ColumnTypeEnum.Character
    }
    return result
  },
  executeRaw: (query) => connection.executeRaw(query),
  executeScript: (script) => connection.executeScript(script),
  startTransaction: (level) => connection.startTransaction(level),
  getConnectionInfo: () => connection.getConnectionInfo?.() ?? { supportsRelationJoins: true },
  dispose: () => connection.dispose(),
})
