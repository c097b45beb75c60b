import { existsSync } from 'node:fs'
import { Prisma } from '@/lib/db/client'
import { env } from '@/lib/env'
import { CommandError } from '@/scripts/admin/command-error'

/** Of a table or a column that is not there. */
const OLD_SCHEMA = ['P2021', 'P2022']

/**
 * Reads a database as it is: neither made nor migrated, so that an audit can be pointed at a copy.
 * @throws CommandError when there is none, or an older one
 */
export const asItIs = async <T>(read: () => Promise<T>): Promise<T> => {
  const { database } = env()
  if (database.kind === 'sqlite' && !existsSync(database.path)) {
    throw new CommandError(`There is no database at ${database.path}.`)
  }
  try {
    return await read()
  } catch (error) {
    const isOld =
      error instanceof Prisma.PrismaClientKnownRequestError && OLD_SCHEMA.includes(error.code)
    if (!isOld) throw error
    throw new CommandError(
      'The database is of an older version. Start the studio once, then audit it.',
    )
  }
}
