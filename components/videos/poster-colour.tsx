import { averageColour } from '@/components/videos/thumbhash'
import type { VideoView } from '@/lib/videos/video-view'

/** What stands in a tile before anything else. */
export const PosterColour = ({ video }: { video: VideoView }) => (
  <span
    className="absolute inset-0 bg-raised"
    style={{ backgroundColor: averageColour(video.thumbhash) }}
  />
)
