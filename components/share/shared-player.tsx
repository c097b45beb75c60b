'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { pinsOf } from '@/components/review/pins-of'
import { useReview } from '@/components/review/use-review'
import { AskError } from '@/components/ui/ask-studio'
import { Player } from '@/components/videos/player'
import type { SharedReview, SharedVideo } from '@/lib/share/share-view'

type Props = { address: string; video: SharedVideo; drawn: SharedReview }

/** Revoked or ended, this video in the trash, or the password asked for again. */
const ENDS: readonly (string | undefined)[] = ['gone', 'not_found', 'unauthenticated']

/** The player, with what guests said where; it hears first that the link shows this no more. */
export const SharedPlayer = ({ address, video, drawn }: Props) => {
  const router = useRouter()
  const { review, error } = useReview(address, drawn)
  const isOver = error instanceof AskError && ENDS.includes(error.code)
  useEffect(() => {
    if (isOver) router.refresh()
  }, [isOver, router])
  return <Player video={video} pins={pinsOf(review.comments)} />
}
