'use server'

import { memberAction } from '@/lib/action'
import { decideOnVideos as decide } from '@/lib/videos/decide-on-videos'
import type { DecidedVideo } from '@/lib/videos/decision'
import { decisionSchema } from '@/lib/videos/decision-input'

/**
 * `{ videoIds, kind, value }`. No page is made anew: the answer says what holds now, and keys that
 * follow each other quickly must not wait for a gallery.
 */
export const decideOnVideos = memberAction(
  { permission: 'videos:decide', input: decisionSchema },
  async ({ scope, input: { videoIds, ...decision } }): Promise<{ videos: DecidedVideo[] }> => ({
    videos: await decide(scope, videoIds, decision),
  }),
)
