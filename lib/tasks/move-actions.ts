'use server'

import { z } from 'zod'
import { memberAction } from '@/lib/action'
import { idSchema } from '@/lib/id'
import { moveTakes } from '@/lib/tasks/move-takes'
import { MOST_AT_ONCE } from '@/lib/videos/found-video'
import { manyIds } from '@/lib/videos/many-ids'

const permission = 'projects:write'

/**
 * `{ workspace, videoIds, shotId }` → `{ moved, elsewhere }`: where each stood and stands, and how
 * many are of another project, in which they stay.
 */
export const moveToShot = memberAction(
  { permission, input: z.object({ videoIds: manyIds, shotId: idSchema }) },
  ({ scope, input: { videoIds, shotId } }) =>
    moveTakes(
      scope,
      videoIds.map((videoId) => ({ videoId, shotId })),
    ),
)

const place = z.object({ shotId: idSchema, takeNumber: z.int().positive() })
const wish = place.extend({ videoId: idSchema, at: place })

/**
 * `{ workspace, takes: { videoId, shotId, takeNumber, at }[] }` → `{ moved, left }`: back to where
 * they stood, from where the move has put them; those that somebody moved on since are left.
 */
export const moveBack = memberAction(
  { permission, input: z.object({ takes: z.array(wish).min(1).max(MOST_AT_ONCE) }) },
  ({ scope, input: { takes } }) => moveTakes(scope, takes),
)
