'use client'
import { useEffect, useState } from 'react'
import { relativeTime } from '@/components/ui/relative-time'

type Props = {
  /** ISO 8601. */
  at: string
  /** The server's clock, ISO 8601, for the first drawing and for browsers whose clock is wrong. */
  now?: string
  className?: string
}

/** "12 min. ago", with the exact local time on hover. It counts on by itself every half minute. */
export const TimeAgo = ({ at, now, className }: Props) => {
  const [clock, setClock] = useState<{ now: number; exact: string } | null>(null)
  useEffect(() => {
    const skew = now ? Date.parse(now) - Date.now() : 0
    const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium' })
    const tick = () => setClock({ now: Date.now() + skew, exact: exact.format(new Date(at)) })
    tick()
    const timer = setInterval(tick, 30_000)
    return () => clearInterval(timer)
  }, [at, now])
  const nowMs = clock?.now ?? (now ? Date.parse(now) : Date.now())
  return (
    <time dateTime={at} title={clock?.exact} className={className} suppressHydrationWarning>
      {relativeTime(Date.parse(at), nowMs)}
    </time>
  )
}
