'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { announce } from '@/components/ui/announcer'
import type { DecidedVideo, VideoChoice } from '@/lib/videos/decision'
import { decideOnVideos } from '@/lib/videos/decision-actions'
import type { VideoView } from '@/lib/videos/video-view'

const TOLD_MS = 3_000

/**
 * Select and reject during a screening. A press is seen at once; what the server tells of all takes
 * holds for everything that is not on its way there.
 */
export const useRoomChoices = (workspace: string, decided: readonly DecidedVideo[]) => {
  const t = useTranslations('screening')
  const [own, setOwn] = useState<ReadonlyMap<string, VideoChoice | null>>(new Map())
  /** What went wrong, and with which video: the next one has nothing to do with it. */
  const [problem, setProblem] = useState<{ id: string; words: string } | null>(null)
  const told = new Map(decided.map(({ id, choice }) => [id, choice]))
  const choiceOf = ({ id }: VideoView): VideoChoice | null =>
    own.has(id) ? (own.get(id) ?? null) : (told.get(id) ?? null)

  /** The same again takes it back. */
  const choose = async (video: VideoView, wanted: VideoChoice) => {
    const { id } = video
    const value = choiceOf(video) === wanted ? null : wanted
    const put = (choice: VideoChoice | null) => setOwn((now) => new Map(now).set(id, choice))
    put(value)
    setProblem(null)
    announce('choice', t(`said.${value ?? 'none'}`))
    const ask = { workspace, videoIds: [id], kind: 'choice', value }
    const answer = await decideOnVideos(ask).catch(() => null)
    const done = answer?.ok ? answer.data.videos.find((each) => each.id === id) : undefined
    if (done) put(done.choice)
    const forget = () => setOwn((now) => new Map([...now].filter(([key]) => key !== id)))
    // By then the server has told everybody, and what others choose later counts again.
    if (done) return void setTimeout(forget, TOLD_MS)
    forget()
    setProblem({ id, words: answer && !answer.ok ? answer.error.message : t('notKept') })
  }
  return {
    choiceOf,
    choose,
    problemOf: ({ id }: VideoView) => (problem?.id === id ? problem.words : null),
  }
}
