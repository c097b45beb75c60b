import 'server-only'
import { db } from '@/lib/db/client'
import { databaseNow, inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { freeBytes } from '@/lib/videos/free-bytes'
import { trashEndsFor } from '@/lib/videos/trash-rules'
import { listExpired, markPurged } from '@/lib/videos/trash-store'
import { pageWorkspaces } from '@/lib/workspaces/store'

/** So many in one round, so that it holds nobody up; the others wait for the next. */
const MOST_IN_A_ROUND = 200

/** Deletes for good what has been in the trash for long enough, and frees its bytes. */
export const emptyTrash = async (most = MOST_IN_A_ROUND): Promise<{ purged: number }> => {
  const now = await databaseNow()
  const before = trashEndsFor(now, env().trashDays)
  let purged = 0
  for await (const page of pageWorkspaces(db())) {
    for (const { id: workspaceId } of page) {
      const ids = purged < most ? await listExpired(workspaceId, before, most - purged) : []
      if (ids.length === 0) continue
      purged += (await inTransaction((tx) => markPurged(tx, { workspaceId, ids }, now))).length
    }
  }
  if (purged > 0) log.info({ videos: purged }, 'videos left the trash for good')
  await freeBytes(most)
  return { purged }
}
