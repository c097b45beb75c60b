'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { announce } from '@/components/ui/announcer'
import { shotAndTake } from '@/components/videos/video-words'
import type { VideoChoice } from '@/lib/videos/decision'
import { decideOnVideos, takeChoicesBack } from '@/lib/videos/decision-actions'
import type { VideoDetailView } from '@/lib/videos/video-view'

type Video = Pick<VideoDetailView, 'id' | 'shotNumber' | 'takeNumber' | 'choice'>
type Wish = { video: Video; choice: VideoChoice | null }
/** The changes that a press made, as soon as they are told, and what was shown before it. */
type Press = { made: Promise<string[]>; before: Wish[] }

/** What was chosen on this page, what is said of it, and the way back of the last press. */
export const useChoices = (workspace: string) => {
  const t = useTranslations('compare')
  const words = useTranslations('videos')
  const bulk = useTranslations('bulk')
  const [chosen, setChosen] = useState<ReadonlyMap<string, VideoChoice | null>>(new Map())
  const [back, setBack] = useState<Press | null>(null)
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

  const show = (wishes: Wish[]) => {
    put(wishes)
    const sentence = wishes.map(({ video, choice }) =>
      t('chosen', { name: shotAndTake(words, video), choice: choice ?? 'none' }),
    )
    say(sentence.join(' '))
  }
  const refuse = (video: Video, why: string) =>
    say(t('notChosen', { name: shotAndTake(words, video), why }))

  /** Seen at once; what the studio does not take stands again as it was. */
  const decide = async (wishes: Wish[]) => {
    const before = wishes.map(({ video }) => ({ video, choice: choiceOf(video) }))
    show(wishes)
    const send = async () => {
      const decisionIds: string[] = []
      for (const [at, { video, choice }] of wishes.entries()) {
        const answer = await decideOnVideos({
          workspace,
          videoIds: [video.id],
          kind: 'choice',
          value: choice,
        }).catch(() => null)
        if (answer?.ok && answer.data.videos.length > 0) {
          decisionIds.push(...answer.data.decisionIds)
          continue
        }
        put(before.slice(at))
        setBack(at > 0 ? { made, before: before.slice(0, at) } : null)
        refuse(
          video,
          answer === null ? t('noAnswer') : answer.ok ? t('gone') : answer.error.message,
        )
        break
      }
      return decisionIds
    }
    const made = send()
    setBack({ made, before })
    await made
  }

  /** What somebody has chosen since stays, and is shown. */
  const undo = async ({ made, before }: Press) => {
    const now = before.map(({ video }) => ({ video, choice: choiceOf(video) }))
    setBack(null)
    show(before)
    const decisionIds = await made
    if (decisionIds.length === 0) return
    const answer = await takeChoicesBack({ workspace, decisionIds }).catch(() => null)
    if (!answer?.ok) {
      put(now)
      setBack({ made, before })
      const [first] = before
      if (first) refuse(first.video, answer?.error.message ?? t('noAnswer'))
      return
    }
    const { videos, left } = answer.data
    put(
      before.flatMap(({ video }) => {
        const told = videos.find(({ id }) => id === video.id)
        return told ? [{ video, choice: told.choice }] : []
      }),
    )
    if (left > 0) say(bulk('left', { count: left }))
  }

  return { choiceOf, decide, said, undo: back && (() => undo(back)) }
}

export type Choices = ReturnType<typeof useChoices>
