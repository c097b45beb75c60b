'use client'
import { useTranslations } from 'next-intl'
import { CommentForm } from '@/components/review/comment-form'
import { CommentList } from '@/components/review/comment-list'
import { CommentSteps } from '@/components/review/comment-steps'
import { ReviewNote } from '@/components/review/review-note'
import { useCommentActions } from '@/components/review/use-comment-actions'
import { useCommentNews } from '@/components/review/use-news'
import { useReview } from '@/components/review/use-review'
import { GuestDecisions } from '@/components/share/guest-decisions'
import { GuestName } from '@/components/share/guest-name'
import type { GuestState } from '@/components/share/use-guest'
import type { GuestRight } from '@/lib/share/share-link'
import type { OwnDecision, SharedReview } from '@/lib/share/share-view'

type Props = {
  address: string
  video: { id: string; framesPerSecond: number }
  may: GuestRight[]
  guest: GuestState
  drawn: SharedReview
  onDecide: (decision: Partial<OwnDecision>) => void
  now: string
  timeZone: string | null
}

/** What a guest says and decides about a video, where the link allows it. */
export const GuestPanel = ({ address, video, may, guest, drawn, ...props }: Props) => {
  const t = useTranslations('share.page')
  const { onDecide, now, timeZone } = props
  const { review, write } = useReview(address, drawn)
  const { actions, note, undo, forget } = useCommentActions((path, question) =>
    write(`/comments${path}`, question),
  )
  useCommentNews(review.comments)
  const comments = may.includes('comment')
  const { framesPerSecond } = video
  return (
    <section aria-labelledby="review" className="space-y-4">
      <div className="flex min-h-8 items-center justify-between gap-2">
        <h2 id="review" className="font-semibold">
          {t(comments ? 'review' : 'decide')}
        </h2>
        <CommentSteps comments={review.comments} framesPerSecond={framesPerSecond} />
      </div>
      <GuestName guest={guest} />
      <GuestDecisions
        address={address}
        drawn={drawn}
        may={may}
        guest={guest}
        onDecide={onDecide}
        now={now}
        timeZone={timeZone}
      />
      <CommentList
        comments={review.comments}
        framesPerSecond={framesPerSecond}
        actions={comments ? { ...actions, resolve: null } : null}
        now={now}
        timeZone={timeZone}
      />
      {note && <ReviewNote note={note} onUndo={undo} />}
      {comments && (
        <CommentForm
          draftKey={`dailies.guest-comment.${video.id}`}
          framesPerSecond={framesPerSecond}
          onSend={async (comment, again) => {
            forget()
            await guest.ensure(again)
            await write('/comments', { method: 'POST', body: comment })
          }}
        />
      )}
    </section>
  )
}
