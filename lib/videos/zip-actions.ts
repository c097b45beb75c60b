'use server'

import { z } from 'zod'
import { memberAction } from '@/lib/action'
import { zippedIds } from '@/lib/videos/many-ids'
import { weighZip as weigh } from '@/lib/videos/zip-videos'

/** `{ workspace, videoIds }` → `{ videos, bytes, missing }` of the archive that they would make. */
export const weighZip = memberAction(
  { permission: 'workspace:read', input: z.object({ videoIds: zippedIds }) },
  ({ scope, input: { videoIds } }) => weigh(scope, videoIds),
)
