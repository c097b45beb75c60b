'use server'

import { z } from 'zod'
import { memberAction } from '@/lib/action'
import { idSchema } from '@/lib/id'
import { MOST_SCREENED } from '@/lib/screening/screening-view'
import * as screenings from '@/lib/screening/screenings'
import { parseTimeZone } from '@/lib/time-zone'
import { parseGalleryQuery } from '@/lib/videos/gallery-query'
import { nameSchema } from '@/lib/workspaces/name'

const permission = 'screenings:lead'

/** `{ workspace, id, title, query, timeZone }`; the id is the browser's, one for each press. */
export const startScreening = memberAction(
  {
    permission,
    input: z.object({
      id: idSchema,
      title: nameSchema,
      query: z.string().max(2_000),
      timeZone: z.string().max(64),
    }),
  },
  async ({ scope, input: { query, timeZone, ...input } }) => {
    await screenings.startScreening(scope, {
      ...input,
      query: parseGalleryQuery(Object.fromEntries(new URLSearchParams(query))),
      timeZone: parseTimeZone(timeZone) ?? 'UTC',
    })
    return {}
  },
)

/** `{ workspace, id, index, seconds, playing }` → where everybody is now. */
export const moveScreening = memberAction(
  {
    permission,
    input: z.object({
      id: idSchema,
      index: z.int().min(0).max(MOST_SCREENED),
      seconds: z.number().min(0).max(3_600),
      playing: z.boolean(),
    }),
  },
  ({ scope, input }) => screenings.moveScreening(scope, input),
)

/** `{ workspace, id }` */
export const endScreening = memberAction(
  { permission, input: z.object({ id: idSchema }) },
  async ({ scope, input }) => {
    await screenings.endScreening(scope, input.id)
    return {}
  },
)
