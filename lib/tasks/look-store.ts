import { db } from '@/lib/db/client'
import { rememberFor } from '@/lib/db/remember'

/**
 * Whether anybody looks at a workspace: then an answer is worth more calls. The pages that repeat
 * their question say so, at most once a minute in each process.
 */

const WRITTEN_EVERY_MS = 60_000
/** Two writes and a little: a page that is open is never taken for closed. */
const LOOKED_FOR_MS = 2.5 * WRITTEN_EVERY_MS
const KEPT_MS = 5_000

const nameOf = (workspaceId: string) => `look:${workspaceId}`

const write = rememberFor(WRITTEN_EVERY_MS, async (workspaceId) => {
  const name = nameOf(workspaceId)
  const at = new Date()
  await db().heartbeat.upsert({ where: { name }, create: { name, at }, update: { at } })
})

const read = rememberFor(KEPT_MS, async (workspaceId) => {
  const row = await db().heartbeat.findUnique({ where: { name: nameOf(workspaceId) } })
  return row?.at ?? null
})

/** Somebody looks at this workspace now. */
export const noteLook = (workspaceId: string): Promise<void> => write(workspaceId)

export const isLookedAt = async (workspaceId: string): Promise<boolean> => {
  const at = await read(workspaceId)
  return at !== null && Date.now() - at.getTime() < LOOKED_FOR_MS
}
