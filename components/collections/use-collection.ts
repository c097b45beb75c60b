'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { announce } from '@/components/ui/announcer'
import { addToCollection, moveInCollection, removeFromCollection } from '@/lib/collections/actions'
import { moveBefore } from '@/lib/collections/collection'
import type { Result } from '@/lib/result'
import type { VideoView } from '@/lib/videos/video-view'

type Said = { words: string; failed?: boolean; undo?: () => void }

/**
 * The videos of a collection as the viewer orders them. A change is seen at once and told to the
 * server, one after the other; where it says no, the order is what it was and the reason is said.
 */
export const useCollection = (workspace: string, id: string, drawn: VideoView[]) => {
  const t = useTranslations('collections')
  const [videos, setVideos] = useState(drawn)
  const [said, setSaid] = useState<Said | null>(null)
  const last = useRef<Promise<unknown>>(Promise.resolve())

  const tell = (said: Said) => {
    setSaid(said)
    announce('collection', said.words)
  }
  const run = (next: VideoView[], ask: () => Promise<Result<unknown>>, done: Said) => {
    const before = videos
    setVideos(next)
    tell(done)
    last.current = last.current.then(async () => {
      const answer = await ask().catch(() => null)
      if (answer?.ok) return
      setVideos(before)
      tell({ words: answer?.error.message ?? t('noAnswer'), failed: true })
    })
  }
  const nameOf = ({ prompt, shotName }: VideoView) => shotName ?? prompt

  /** Before another, or to the end. */
  const move = (video: VideoView, before: string | null) => {
    const order = moveBefore(
      videos.map((each) => each.id),
      [video.id],
      before,
    )
    const next = order.flatMap((id) => videos.find((each) => each.id === id) ?? [])
    if (next.every((each, at) => each === videos[at])) return
    run(next, () => moveInCollection({ workspace, id, videoIds: [video.id], before }), {
      words: t('moved', { name: nameOf(video), place: order.indexOf(video.id) + 1 }),
    })
  }
  const remove = (video: VideoView) => {
    const at = videos.indexOf(video)
    const without = videos.filter((each) => each !== video)
    const before = videos[at + 1]?.id ?? null
    const undo = () => {
      setVideos(videos)
      setSaid(null)
      last.current = last.current.then(() =>
        addToCollection({ workspace, id, videoIds: [video.id], before }).catch(() => null),
      )
    }
    run(without, () => removeFromCollection({ workspace, id, videoIds: [video.id] }), {
      words: t('takenOut', { name: nameOf(video) }),
      undo,
    })
  }
  return { videos, said, move, remove }
}
