import type { Pin } from '@/components/videos/group-pins'
import type { CommentView } from '@/lib/review/review-view'

/** What is open and at a frame stands on the seek bar. */
export const pinsOf = (comments: readonly CommentView[]): Pin[] =>
  comments.flatMap(({ id, frame, name, resolved }) =>
    frame === null || resolved ? [] : { id, frame, name },
  )
