import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQuery,
} from '@prisma/driver-adapter-utils'
import { openReader, runScript, whileBusy } from '@/lib/db/sqlite-connection'

/**
 * One connection that reads, for one long transaction: in a write-ahead log it sees the database as
 * it was at its first question, and nobody waits for it.
 */
export const createSqliteSnapshotAdapter = (path: string): SqlDriverAdapterFactory => ({
  provider: 'sqlite',
  adapterName: ADAPTER_NAME,
  connect: async () => {
    const reader = await openReader(path, { mustExist: true })
    return wrap(reader)
  },
})

const ADAPTER_NAME = 'dailies-sqlite-snapshot'

const wrap = (reader: SqlDriverAdapter): SqlDriverAdapter => {
  const statements = {
    provider: 'sqlite' as const,
    adapterName: ADAPTER_NAME,
    queryRaw: (query: SqlQuery) => whileBusy(() => reader.queryRaw(query)),
    executeRaw: () =>
      Promise.reject(
        new DriverAdapterError({
          kind: 'sqlite',
          extendedCode: 8,
          message: 'a snapshot is only read',
          originalMessage: 'a snapshot is only read',
        }),
      ),
  }
  return {
    ...statements,
    executeScript: () => statements.executeRaw(),
    startTransaction: async () => {
      await runScript(reader, 'BEGIN')
      const end = () => runScript(reader, 'ROLLBACK')
      return {
        ...statements,
        options: { usePhantomQuery: true },
        commit: end,
        rollback: end,
        createSavepoint: async () => {},
        releaseSavepoint: async () => {},
        rollbackToSavepoint: async () => {},
      }
    },
    dispose: () => reader.dispose(),
  }
}
