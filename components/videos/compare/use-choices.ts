'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { announce } from '@/components/ui/announcer'
import { shotAndTake } from '@/components/videos/video-words'
import type { VideoChoice } from '@/lib/videos/decision'
import { decideOnVideos } from '@/lib/videos/decision-actions'
import type { VideoDetailView } from '@/lib/videos/video-view'

type Video = Pick<VideoDetailView, 'id' | 'shotNumber' | 'takeNumber' | 'choice'>
type Wish = { video: Video; choice: VideoChoice | null }

/** What was chosen on this page, what is said of it, and the way back of the last press. */
export const useChoices = (workspace: string) => {
  const t = useTranslations('compare')
  const words = useTranslations('videos')
  const [chosen, setChosen] = useState<ReadonlyMap<string, VideoChoice | null>>(new Map())
  const [back, setBack] = useState<Wish[] | null>(null)
  const [said, setSaid] = useState<string | null>(null)

  const choiceOf = ({ id, choice }: Video): VideoChoice | null =>
    chosen.has(id) ? (chosen.get(id) ?? null) : choice
  const put = (wishes: Wish[]) =>
    setChosen(
      (now) => new Map([...now, ...wishes.map(({ video, choice }) => [video.id, choice] as const)]),
    )
  const say = (sentence: string) => {
    setSaid(sentence)
    announce('choice', sentence)
  }

  /** Seen at once; what the studio does not take stands again as it was. */
  const decide = async (wishes: Wish[], isBack = false) => {
    const before = wishes.map(({ video }) => ({ video, choice: choiceOf(video) }))
    put(wishes)
    setBack(isBack ? null : before)
    const sentence = wishes.map(({ video, choice }) =>
      t('chosen', { name: shotAndTake(words, video), choice: choice ?? 'none' }),
    )
    say(sentence.join(' '))
    for (const [at, { video, choice }] of wishes.entries()) {
      const answer = await decideOnVideos({
        workspace,
        videoIds: [video.id],
        kind: 'choice',
        value: choice,
      }).catch(() => null)
      const isTaken = answer?.ok && answer.data.videos.length > 0
      if (isTaken) continue
      put(before.slice(at))
      setBack(at > 0 && !isBack ? before.slice(0, at) : null)
      const why = answer === null ? t('noAnswer') : answer.ok ? t('gone') : answer.error.message
      return say(t('notChosen', { name: shotAndTake(words, video), why }))
    }
  }

  return { choiceOf, decide, said, undo: back && (() => decide(back, true)) }
}

export type Choices = ReturnType<typeof useChoices>
