import 'server-only'
import { databaseNow } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { storage } from '@/lib/media/storage'
import type { TestProblem } from '@/lib/media/storage-test'
import { findStorageProblem } from '@/lib/tasks/find-storage-problem'
import { findBeat, getProviderStatus } from '@/lib/tasks/provider-store'
import { findLastRound, HEARTBEAT } from '@/lib/tasks/worker'
import packageJson from '@/package.json'

export type HealthView = {
  status: 'ok' | 'unavailable'
  version: string
  database: { kind: 'sqlite' | 'postgresql'; ok: boolean }
  worker: { ok: boolean; lastTickAt: string | null }
  /** `ok` is the last real answer; before the first nothing speaks against it. */
  provider: { mode: 'emulated' | 'kling'; ok: boolean }
  /** Whether videos can be kept and shown; the rest of the studio works without. */
  storage: { kind: 'disk' | 's3'; ok: boolean; problem: TestProblem | null }
}

/** A loop goes round every 2 s; a host that has only a clock ticks once a minute. */
const LATE_MS = 150_000

/**
 * Never calls the provider, and trouble there, or with the storage, never makes the studio
 * unavailable: what is on its way goes on, and the gallery still lists.
 */
export const readHealth = async (): Promise<HealthView> => {
  const { database, provider } = env()
  const facts = {
    version: packageJson.version,
    database: { kind: database.kind },
    provider: { mode: provider.mode },
  }
  try {
    const now = await databaseNow()
    const [beat, status] = await Promise.all([
      // Another instance's beat says nothing of a loop that hangs here.
      findLastRound() ?? findBeat(HEARTBEAT),
      getProviderStatus(provider.mode),
    ])
    return {
      status: 'ok',
      version: facts.version,
      database: { ...facts.database, ok: true },
      worker: {
        ok: beat !== null && now.getTime() - beat.getTime() < LATE_MS,
        lastTickAt: beat?.toISOString() ?? null,
      },
      provider: { ...facts.provider, ok: status.lastAnswerOk ?? true },
      storage: await readStorage(),
    }
  } catch {
    return {
      status: 'unavailable',
      version: facts.version,
      database: { ...facts.database, ok: false },
      worker: { ok: false, lastTickAt: null },
      provider: { ...facts.provider, ok: false },
      storage: await readStorage(),
    }
  }
}

const readStorage = async (): Promise<HealthView['storage']> => {
  const problem = await findStorageProblem()
  return { kind: storage().kind, ok: problem === null, problem }
}
