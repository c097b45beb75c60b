'use server'

import { memberAction } from '@/lib/action'
import { decideOnVideos as decide } from '@/lib/videos/decide-on-videos'
import { choicesBackSchema, decisionSchema } from '@/lib/videos/decision-input'
import { takeChoicesBack as takeBack } from '@/lib/videos/take-choices-back'

const permission = 'videos:decide'

/**
 * `{ videoIds, kind, value }`. No page is made anew: the answer says what holds now, and keys that
 * follow each other quickly must not wait for a gallery.
 */
export const decideOnVideos = memberAction(
  { permission, input: decisionSchema },
  ({ scope, input: { videoIds, ...decision } }) => decide(scope, videoIds, decision),
)

/** `{ workspace, decisionIds }` → `{ videos, left }`: what holds now, and how many stay otherwise. */
export const takeChoicesBack = memberAction(
  { permission, input: choicesBackSchema },
  ({ scope, input: { decisionIds } }) => takeBack(scope, decisionIds),
)
