'use client'
import { useEffect, useState } from 'react'
import { relativeTime } from '@/components/ui/relative-time'
import { formatExact } from '@/lib/format'

type Props = {
  /** ISO 8601. */
  at: string
  /** The server's clock, ISO 8601, for the first drawing and for browsers whose clock is wrong. */
  now?: string
  className?: string
}

/** "12 minutes ago", with the exact local time on hover. It counts on by itself every half minute. */
export const TimeAgo = ({ at, now, className }: Props) => {
  const [clock, setClock] = useState<{ now: Date; exact: string } | null>(null)
  useEffect(() => {
    const skewMs = now ? Date.parse(now) - Date.now() : 0
    const exact = formatExact(new Date(at), new Intl.DateTimeFormat().resolvedOptions().timeZone)
    const tick = () => setClock({ now: new Date(Date.now() + skewMs), exact })
    tick()
    const timer = setInterval(tick, 30_000)
    return () => clearInterval(timer)
  }, [at, now])
  const present = clock?.now ?? (now ? new Date(now) : new Date())
  return (
    <time dateTime={at} title={clock?.exact} className={className} suppressHydrationWarning>
      {relativeTime(Date.parse(at), present.getTime())}
    </time>
  )
}
