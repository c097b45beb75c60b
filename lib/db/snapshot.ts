import { createClient, db, type PrismaClient } from '@/lib/db/client'
import { openTransaction, runInScope, type Tx } from '@/lib/db/transaction-scope'
import { type Env, env } from '@/lib/env'

/** How long one may read, in milliseconds; what a snapshot pins is kept that long. */
const LONGEST_MS = 10 * 60_000

/**
 * Runs `run` on the database as it is at its first question, however long it takes and whatever is
 * written meanwhile; nobody waits for it. Nothing can be written through it.
 */
export const inSnapshot = async <T>(run: (tx: Tx) => Promise<T>): Promise<T> => {
  if (openTransaction()) throw new Error('inSnapshot() was called inside a transaction.')
  const { database } = env()
  return database.kind === 'sqlite'
    ? onOwnConnection(database, run)
    : readFrom(db(), async (tx) => {
        await tx.$executeRaw`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`
        return run(tx)
      })
}

const readFrom = <T>(client: PrismaClient, run: (tx: Tx) => Promise<T>): Promise<T> =>
  client.$transaction((tx) => runInScope(tx, () => run(tx)), { timeout: LONGEST_MS })

// On SQLite the one writer is no place to read for long, and the reader is everybody's.
const onOwnConnection = async <T>(
  database: Extract<Env['database'], { kind: 'sqlite' }>,
  run: (tx: Tx) => Promise<T>,
): Promise<T> => {
  const client = createClient(database, { snapshot: true })
  try {
    return await readFrom(client, run)
  } finally {
    await client.$disconnect()
  }
}
