'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { CommentForm } from '@/components/review/comment-form'
import { CommentList } from '@/components/review/comment-list'
import { CommentSteps } from '@/components/review/comment-steps'
import { ExportMenu } from '@/components/review/export-menu'
import { reviewAddress } from '@/components/review/review-address'
import { ReviewNote } from '@/components/review/review-note'
import { useCommentActions } from '@/components/review/use-comment-actions'
import { useCommentNews } from '@/components/review/use-news'
import { useReview } from '@/components/review/use-review'
import { VerdictButtons } from '@/components/review/verdict-buttons'
import { Badge } from '@/components/ui/badge'
import { decisionBlock } from '@/lib/review/decision-block'
import type { TeamReview } from '@/lib/review/review-view'

/** What a page knows of a review before it asks anew. */
export type ReviewDrawn = {
  review: TeamReview
  viewerId: string
  canComment: boolean
  canDecide: boolean
  canShare: boolean
}

type Props = ReviewDrawn & {
  video: { id: string; framesPerSecond: number }
  workspace: string
  now: string
  timeZone: string | null
}

/** The review of a video: its word, what was said, and a field to say more. */
export const ReviewPanel = ({ video, workspace, review: drawn, canComment, ...props }: Props) => {
  const t = useTranslations('review')
  const address = reviewAddress(workspace, video.id)
  const { review, write } = useReview(address, drawn)
  const { actions, note, undo, forget } = useCommentActions(write)
  const { comments, verdict } = review
  useCommentNews(comments)
  const router = useRouter()
  const isAsDrawn = review.isTrashed === drawn.isTrashed
  useEffect(() => {
    // Somebody else moved it into the trash, or out of it: the page says so, with the way back.
    if (!isAsDrawn) router.refresh()
  }, [isAsDrawn, router])
  const { framesPerSecond } = video
  const { now, timeZone } = props
  return (
    <section aria-labelledby="review" className="space-y-3 border-t pt-4">
      <div className="flex min-h-8 flex-wrap items-center gap-2">
        <h2 id="review" className="font-semibold">
          {t('title')}
        </h2>
        {verdict && <Badge>{t(`decisions.is.${verdict.value}`)}</Badge>}
        <span className="ml-auto flex">
          <CommentSteps comments={comments} framesPerSecond={framesPerSecond} />
          {comments.length > 0 && <ExportMenu address={address} />}
        </span>
      </div>
      <VerdictButtons
        workspace={workspace}
        videoId={video.id}
        drawn={drawn}
        blocked={decisionBlock(props.canDecide, review.isTrashed)}
        now={now}
        timeZone={timeZone}
      />
      <CommentList
        comments={comments}
        framesPerSecond={framesPerSecond}
        actions={canComment ? actions : null}
        now={now}
        timeZone={timeZone}
      />
      {note && <ReviewNote note={note} onUndo={undo} />}
      {comments.length === 0 && (
        <p className="text-second">{t(canComment ? 'none' : 'noneToRead')}</p>
      )}
      {canComment && (
        <CommentForm
          draftKey={`dailies.comment.${props.viewerId}.${video.id}`}
          framesPerSecond={framesPerSecond}
          onSend={async (comment) => {
            forget()
            await write('', { method: 'POST', body: comment })
          }}
        />
      )}
    </section>
  )
}
