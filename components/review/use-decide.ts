'use client'
import { useState } from 'react'
import { reviewAddress } from '@/components/review/review-address'
import { useReview } from '@/components/review/use-review'
import { type Told, useSpeak } from '@/components/ui/use-speak'
import { say } from '@/lib/intl/said'
import type { DecisionBlock } from '@/lib/review/decision-block'
import type { DecisionValue, ReviewView } from '@/lib/review/review-view'
import type { Decision } from '@/lib/videos/decision'
import { decideOnVideos } from '@/lib/videos/decision-actions'

/** Whose choice or verdict it is, and what hangs on who reads. */
export type DecideProps = Of & {
  blocked: DecisionBlock | null
  now: string
  timeZone: string | null
}

type Of = { workspace: string; videoId: string; drawn: ReviewView }

const decisionOf = (value: DecisionValue, holds: boolean): Decision => {
  if (value === 'select' || value === 'reject') {
    return { kind: 'choice', value: holds ? null : value }
  }
  return { kind: 'verdict', value: holds ? null : value }
}

/** Decides, or takes back what holds already; seen at once, and taken back where it was refused. */
export const useDecide = ({ workspace, videoId, drawn }: Of) => {
  const { review, mutate } = useReview(reviewAddress(workspace, videoId), drawn)
  const speak = useSpeak()
  const [problem, setProblem] = useState<Told | null>(null)

  const decide = async (value: DecisionValue) => {
    const decision = decisionOf(
      value,
      [review.choice, review.verdict].some((one) => one?.value === value),
    )
    setProblem(null)
    const now = decision.value && { value: decision.value, name: '', at: new Date().toISOString() }
    await mutate({ ...review, [decision.kind]: now }, { revalidate: false })
    const answer = await decideOnVideos({ workspace, videoIds: [videoId], ...decision }).catch(
      () => null,
    )
    if (!answer) setProblem(say('ui.noAnswer'))
    else if (!answer.ok) setProblem(answer.error.message)
    else if (answer.data.videos.length === 0) setProblem(say('gallery.triage.gone'))
    if (!answer?.ok) await mutate(review, { revalidate: false })
    // Who and when stand in the answer to that, if there is one.
    await mutate().catch(() => {})
  }
  return { review, decide, problem: problem && speak(problem) }
}
