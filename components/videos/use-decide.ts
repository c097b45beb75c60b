'use client'
import { useSyncExternalStore } from 'react'
import { makeDecided } from '@/components/videos/decided'
import { say } from '@/lib/intl/said'
import type { VideoChoice } from '@/lib/videos/decision'
import { decideOnVideos } from '@/lib/videos/decision-actions'
import type { VideoView } from '@/lib/videos/video-view'

/** The workspace's slug, in which one is. */
let workspace = ''

const decided = makeDecided(async (videoId, value) => {
  try {
    const input = { workspace, videoIds: [videoId], kind: 'choice', value }
    const result = await decideOnVideos(input)
    if (!result.ok) return { ok: false, told: result.error.message }
    const [video] = result.data.videos
    if (!video) return { ok: false, told: say('gallery.triage.gone') }
    return { ok: true, choice: video.choice }
  } catch {
    return { ok: false, told: say('ui.noAnswer') }
  }
})

type Chosen = Pick<VideoView, 'id' | 'choice'>

/** The choice about a video as it is now. */
export const useChoice = (video: Chosen): VideoChoice | null =>
  useSyncExternalStore(
    decided.listen,
    () => decided.choiceOf(video),
    () => video.choice,
  )

export const noteDecided = decided.note

/** The choice that the studio did not take, until the next one. */
export const useRefusal = () => useSyncExternalStore(decided.listen, decided.refusal, () => null)

export const forgetRefusal = decided.forgetRefusal

/** Chooses, or takes back what is chosen already. @returns what holds now */
export const toggleChoice = (
  slug: string,
  video: Chosen,
  choice: VideoChoice,
): VideoChoice | null => {
  workspace = slug
  const next = decided.choiceOf(video) === choice ? null : choice
  decided.decide(video, next).catch(() => {})
  return next
}

export const chooseAgain = (slug: string, video: Chosen, choice: VideoChoice | null): void => {
  workspace = slug
  decided.decide(video, choice).catch(() => {})
}
