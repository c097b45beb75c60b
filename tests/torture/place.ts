import { join } from 'node:path'
import { disconnect } from '@/lib/db/client'
import { parseEnv, setEnv } from '@/lib/env'
import { type DatabaseKind, makeDatabase } from '@/tests/helpers/database'

/** A database and a folder, and the environment of all who work there; ours is one of them. */
export type Place = {
  environment: Record<string, string>
  remove: () => Promise<void>
}

/**
 * Makes a migrated database and makes it that of this process.
 * @param overrides of the environment; without them the budget is as good as unlimited.
 */
export const makePlace = async (
  kind: DatabaseKind,
  provider: { origin: string; hostPort: string },
  overrides: Record<string, string> = {},
): Promise<Place> => {
  const { database, dataDir, remove } = await makeDatabase(kind)
  const environment = {
    DATABASE_URL: database.kind === 'sqlite' ? `file:${database.path}` : database.url,
    DATA_DIR: join(dataDir, 'data'),
    KLING_API_KEY: 'key-of-the-proofs',
    KLING_BASE_URL: provider.origin,
    KLING_SUBMITS_PER_MINUTE: '1000000',
    KLING_POLLS_PER_MINUTE: '1000000',
    KLING_MAX_IN_FLIGHT: '1000000',
    KLING_PAUSE_AFTER_UNKNOWNS: '1000000',
    OUTBOUND_ALLOW_HOSTS: provider.hostPort,
    EMULATOR_SPEED: '10000',
    ...overrides,
  }
  setEnv(parseEnv(environment, dataDir))
  return {
    environment,
    remove: async () => {
      await disconnect()
      await remove()
    },
  }
}
