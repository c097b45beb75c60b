'use client'
import { pinsOf } from '@/components/review/pins-of'
import { useReview } from '@/components/review/use-review'
import { Player } from '@/components/videos/player'
import type { SharedReview, SharedVideo } from '@/lib/share/share-view'

type Props = { address: string; video: SharedVideo; drawn: SharedReview }

/** The player, with what guests said where. */
export const SharedPlayer = ({ address, video, drawn }: Props) => {
  const { review } = useReview(address, drawn)
  return <Player video={video} pins={pinsOf(review.comments)} />
}
