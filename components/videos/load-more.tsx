'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { watchSight } from '@/components/ui/watch-sight'

type Props = {
  busy: boolean
  /** Why the last try failed, in words. */
  problem: string | null
  onMore: () => void
  /** How far below the window the end may be for it to be asked for. */
  aheadPx?: number
}

/** Fetches before the end comes into sight; the button is for when that does not work. */
export const LoadMore = ({ busy, problem, onMore, aheadPx = 1_500 }: Props) => {
  const t = useTranslations('gallery')
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // After a failure only a person asks again: the end stays in sight, and would ask for ever.
    if (busy || problem || !end.current) return
    return watchSight(end.current, (isInSight) => isInSight && onMore(), {
      rootMargin: `${aheadPx}px 0px`,
    })
  }, [busy, problem, onMore, aheadPx])
  return (
    <div ref={end} className="mx-auto w-fit py-8">
      {problem ? (
        <Notice role="alert" action={<Button onClick={onMore}>{t('tryAgain')}</Button>}>
          {problem}
        </Notice>
      ) : (
        <Button onClick={onMore} busy={busy}>
          {t('loadMore')}
        </Button>
      )}
    </div>
  )
}
