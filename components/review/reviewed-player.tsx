'use client'
import { pinsOf } from '@/components/review/pins-of'
import { reviewAddress } from '@/components/review/review-address'
import { useReview } from '@/components/review/use-review'
import { Player } from '@/components/videos/player'
import type { ReviewView } from '@/lib/review/review-view'
import type { VideoDetailView } from '@/lib/videos/video-view'

type Props = { video: VideoDetailView; workspace: string; drawn: ReviewView }

/** The player, with who said something where. */
export const ReviewedPlayer = ({ video, workspace, drawn }: Props) => {
  const { review } = useReview(reviewAddress(workspace, video.id), drawn)
  return <Player video={video} pins={pinsOf(review.comments)} />
}
