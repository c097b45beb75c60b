'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { announce } from '@/components/ui/announcer'
import type { CommentView } from '@/lib/review/review-view'

/** Says who has said something since, to those who listen to the page. */
export const useCommentNews = (comments: readonly CommentView[]): void => {
  const t = useTranslations('review')
  const known = useRef<Set<string>>(null)
  useEffect(() => {
    const before = known.current
    known.current = new Set(comments.map(({ id }) => id))
    const news = before && comments.filter(({ id, mine }) => !mine && !before.has(id))
    if (news?.[0]) announce('news', t('news', { count: news.length, name: news[0].name }))
  }, [comments, t])
}
