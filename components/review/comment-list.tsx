'use client'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { type CommentActions, CommentItem } from '@/components/review/comment-item'
import { Button } from '@/components/ui/button'
import type { CommentView } from '@/lib/review/review-view'

type Props = {
  comments: CommentView[]
  framesPerSecond: number
  actions: CommentActions | null
  now: string
  timeZone: string | null
}

/** What is open, in the order of the film; what is resolved is a press away. */
export const CommentList = ({ comments, ...rest }: Props) => {
  const t = useTranslations('review')
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const open = comments.filter(({ resolved }) => !resolved)
  const resolved = comments.filter((comment) => comment.resolved)
  const draw = (comment: CommentView) => (
    <CommentItem key={comment.id} comment={comment} {...rest} />
  )
  return (
    <>
      {open.length > 0 && (
        <ul aria-label={t('open')} className="space-y-3">
          {open.map(draw)}
        </ul>
      )}
      {resolved.length > 0 && (
        <div>
          <Button
            variant="quiet"
            size="sm"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
            className="-ml-1.5"
          >
            {t(isOpen ? 'hideResolved' : 'showResolved', { count: resolved.length })}
          </Button>
          <ul id={id} hidden={!isOpen} aria-label={t('resolved')} className="mt-2 space-y-3">
            {isOpen && resolved.map(draw)}
          </ul>
        </div>
      )}
    </>
  )
}
