import { rememberFor } from '@/lib/db/remember'
import { databaseNow } from '@/lib/db/transaction'
import { beat, findBeat } from '@/lib/tasks/provider-store'

/**
 * Whether anybody looks at a workspace: then an answer is worth more calls. Whoever repeats a
 * question about its tasks says so, at most once a minute in each process.
 */

const WRITTEN_EVERY_MS = 60_000
/** Two writes and a little: a page that is open is never taken for closed. */
const LOOKED_FOR_MS = 2.5 * WRITTEN_EVERY_MS
const KEPT_MS = 5_000

const nameOf = (workspaceId: string) => `look:${workspaceId}`

/** Somebody looks at this workspace now. */
export const noteLook = rememberFor(WRITTEN_EVERY_MS, async (workspaceId): Promise<void> => {
  await beat(nameOf(workspaceId), await databaseNow())
})

/** Whether somebody did in the last minutes; the answer is at most some seconds old. */
export const isLookedAt = rememberFor(KEPT_MS, async (workspaceId): Promise<boolean> => {
  const at = await findBeat(nameOf(workspaceId))
  if (!at) return false
  return (await databaseNow()).getTime() - at.getTime() < LOOKED_FOR_MS
})
