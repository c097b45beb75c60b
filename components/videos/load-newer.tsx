'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { watchSight } from '@/components/ui/watch-sight'

type Props = { busy: boolean; problem: string | null; onMore: () => void }

/**
 * Fetches what is newer before the beginning comes into sight. It takes no room: what comes above
 * must not move what is looked at.
 */
export const LoadNewer = ({ busy, problem, onMore }: Props) => {
  const t = useTranslations('gallery')
  const start = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (busy || problem || !start.current) return
    return watchSight(start.current, (isInSight) => isInSight && onMore(), {
      rootMargin: '3000px 0px',
    })
  }, [busy, problem, onMore])
  return (
    <div ref={start} className="relative h-0">
      {problem && (
        <div className="absolute inset-x-0 top-2 z-10 mx-auto w-fit">
          <Notice
            role="alert"
            tone="strong"
            action={<Button onClick={onMore}>{t('tryAgain')}</Button>}
          >
            {problem}
          </Notice>
        </div>
      )}
    </div>
  )
}
