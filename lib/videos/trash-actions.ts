'use server'

import { after } from 'next/server'
import { z } from 'zod'
import { memberAction } from '@/lib/action'
import { MOST_AT_ONCE } from '@/lib/videos/found-video'
import { freeBytes } from '@/lib/videos/free-bytes'
import { manyIds } from '@/lib/videos/many-ids'
import * as trash from '@/lib/videos/trash'

const input = z.object({ videoIds: manyIds })

/**
 * `{ workspace, videoIds }` → `{ ids, trashedAt, kept }`: what was moved and when, and how many are
 * somebody else's.
 */
export const trashVideos = memberAction(
  { permission: 'videos:trash', input },
  ({ scope, input: { videoIds } }) => trash.trashVideos(scope, videoIds),
)

/** `{ workspace, videoIds, trashedAt }` of one act → `{ ids, left }`: what is back, how many not. */
export const untrashVideos = memberAction(
  { permission: 'videos:trash', input: input.extend({ trashedAt: z.iso.datetime() }) },
  ({ scope, input: { videoIds: ids, trashedAt } }) =>
    trash.untrashVideos(scope, { ids, trashedAt: new Date(trashedAt) }),
)

/** `{ workspace, videoIds }` → `{ ids }` that were in the trash. */
export const restoreVideos = memberAction(
  { permission: 'videos:trash', input },
  ({ scope, input: { videoIds } }) => trash.restoreVideos(scope, videoIds),
)

/** `{ workspace, videoIds }` → `{ ids }` that are deleted for good. */
export const purgeVideos = memberAction(
  { permission: 'videos:purge', input },
  async ({ scope, input: { videoIds } }) => {
    const purged = await trash.purgeVideos(scope, videoIds)
    // Nobody waits for it: what is not freed now is by the worker.
    after(() => freeBytes(MOST_AT_ONCE))
    return purged
  },
)
