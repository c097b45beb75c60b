import type { Told } from '@/components/ui/use-speak'
import type { VideoChoice } from '@/lib/videos/decision'

type Choice = VideoChoice | null
type Answer = { ok: true; choice: Choice } | { ok: false; told: Told }

export type Refusal = { videoId: string; choice: Choice; told: Told }

/**
 * What was chosen on this page since its lists were read: seen at once, and taken back where the
 * studio says no. The lists themselves stay as they are; whoever draws a video asks here first.
 * @param send one video's choice; not found is a refusal like any other
 */
export const makeDecided = (send: (videoId: string, choice: Choice) => Promise<Answer>) => {
  const shown = new Map<string, Choice>()
  /** What the studio has, as far as it is known. */
  const kept = new Map<string, Choice>()
  const turns = new Map<string, { count: number; last: Promise<void> }>()
  const listeners = new Set<() => void>()
  let refusal: Refusal | null = null
  const tell = () => {
    for (const listener of listeners) listener()
  }

  const choiceOf = (video: { id: string; choice: Choice }): Choice =>
    shown.get(video.id) ?? (shown.has(video.id) ? null : video.choice)

  const decide = (video: { id: string; choice: Choice }, choice: Choice): Promise<void> => {
    const { id } = video
    if (!kept.has(id)) kept.set(id, video.choice)
    shown.set(id, choice)
    if (refusal?.videoId === id) refusal = null
    const turn = turns.get(id) ?? { count: 0, last: Promise.resolve() }
    turn.count += 1
    const own = turn.count
    const run = async () => {
      // What was changed again meanwhile need not be said to the studio.
      if (own !== turn.count) return
      const answer = await send(id, choice)
      if (answer.ok) kept.set(id, answer.choice)
      if (own !== turn.count) return
      shown.set(id, kept.get(id) ?? null)
      if (!answer.ok) refusal = { videoId: id, choice, told: answer.told }
      tell()
    }
    // One after the other: the last press holds, however long an answer takes.
    turn.last = turn.last.then(run)
    turns.set(id, turn)
    tell()
    return turn.last
  }

  /** What the studio says of many, after they were chosen together. */
  const note = (videos: readonly { id: string; choice: Choice }[]) => {
    for (const { id, choice } of videos) {
      shown.set(id, choice)
      kept.set(id, choice)
    }
    tell()
  }

  return {
    choiceOf,
    note,
    decide,
    refusal: () => refusal,
    forgetRefusal: () => {
      refusal = null
      tell()
    },
    listen: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
