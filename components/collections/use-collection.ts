'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useHands } from '@/components/collections/use-hands'
import { useStill } from '@/components/collections/use-still'
import { useTold } from '@/components/collections/use-told'
import { announce } from '@/components/ui/announcer'
import { addToCollection, moveInCollection, removeFromCollection } from '@/lib/collections/actions'
import { isSameOrder, moveBefore } from '@/lib/collections/collection'
import type { Result } from '@/lib/result'
import type { VideoView } from '@/lib/videos/video-view'

type Said = { words: string; failed?: boolean; undo?: () => void }
type Drawn = { id: string; name: string; videos: VideoView[] }

/**
 * The videos of a collection as the viewer orders them. A change is seen at once and told to the
 * server, one after the other; where it says no, the order is what it was and the reason is said.
 * What others change is seen as well: at once while nobody has a hand on the tiles, else when it is
 * asked for, when the hand goes, or with the viewer's own next change.
 */
export const useCollection = (workspace: string, { id, name, videos: drawn }: Drawn) => {
  const t = useTranslations('collections')
  const router = useRouter()
  const [order, setOrder] = useState(() => drawn.map((video) => video.id))
  const [said, setSaid] = useState<Said | null>(null)
  const { told, changedAt, isGone, ask } = useTold(workspace, id)
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const underWay = useRef(0)
  const place = useRef<HTMLOListElement>(null)
  const now = useRef(order)
  now.current = order

  // What was taken out is known still, for its way back.
  const known = useRef(new Map<string, VideoView>())
  for (const video of drawn) known.current.set(video.id, video)
  const videosOf = (ids: string[]) => ids.flatMap((each) => known.current.get(each) ?? [])

  const news =
    told && underWay.current === 0 && !isSameOrder(told.videoIds, order) ? told.videoIds : null
  const unknown = news?.filter((each) => !known.current.has(each)) ?? []
  const isReady = news !== null && unknown.length === 0
  /** What is told after an own change is taken as it is. */
  const takenAt = useRef(0)
  const keepStill = useStill(place)
  const take = () => {
    if (!news) return
    takenAt.current = performance.now()
    keepStill()
    setOrder(news)
  }
  const look = (hasHands: boolean) => {
    if (isReady && (!hasHands || takenAt.current < changedAt.current)) take()
    else if (told && !news) takenAt.current = performance.now()
  }
  const hands = useHands(() => look(false))
  // Before it is drawn: nothing is offered that is taken at once.
  useLayoutEffect(() => look(order.length > 0 && hands.isOn()))
  const wanted = unknown.join()
  useEffect(() => {
    // What others have put in is read with the page.
    if (wanted) router.refresh()
  }, [wanted, router])

  useEffect(() => {
    if (isReady) announce('collection-news', t('changed'))
  }, [isReady, t])

  const tell = (said: Said) => {
    setSaid(said)
    announce('collection', said.words)
  }
  const run = (next: string[], question: () => Promise<Result<unknown>>, done: Said | null) => {
    const before = order
    changedAt.current = performance.now()
    underWay.current += 1
    setOrder(next)
    if (done) tell(done)
    else setSaid(null)
    last.current = last.current.then(async () => {
      const answer = await question().catch(() => null)
      changedAt.current = performance.now()
      underWay.current -= 1
      if (!answer?.ok) {
        setOrder(before)
        tell({ words: answer?.error.message ?? t('noAnswer'), failed: true })
      }
      // With the viewer's own change comes what others have made of it.
      if (underWay.current === 0) await ask()
    })
  }
  const nameOf = ({ prompt, shotName }: VideoView) => shotName ?? prompt

  /** Before another, or to the end. */
  const move = (video: VideoView, before: string | null) => {
    const next = moveBefore(order, [video.id], before)
    if (isSameOrder(next, order)) return
    run(next, () => moveInCollection({ workspace, id, videoIds: [video.id], before }), {
      words: t('moved', { name: nameOf(video), place: next.indexOf(video.id) + 1 }),
    })
  }
  const remove = (video: VideoView) => {
    const videoIds = [video.id]
    const before = order[order.indexOf(video.id) + 1] ?? null
    const without = order.filter((each) => each !== video.id)
    const undo = () => {
      const next = moveBefore([...now.current, video.id], videoIds, before)
      run(next, () => addToCollection({ workspace, id, videoIds, before }), null)
    }
    run(without, () => removeFromCollection({ workspace, id, videoIds }), {
      words: t('takenOut', { name: nameOf(video) }),
      undo,
    })
  }
  return {
    name: told?.name ?? name,
    videos: videosOf(order),
    said,
    move,
    remove,
    isGone,
    ask,
    /** Others have changed it, and a hand is on the tiles. */
    news: isReady ? take : null,
    place,
    hands: hands.handlers,
  }
}
