'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useFormat } from '@/components/ui/use-format'

type Props = {
  /** ISO 8601. */
  at: string
  /** The server's clock, ISO 8601, for the first drawing and for browsers whose clock is wrong. */
  now?: string
}

/** "12 min ago", with the exact local time on hover. It counts on by itself every half minute. */
export const TimeAgo = ({ at, now }: Props) => {
  const t = useTranslations('ui')
  const format = useFormat()
  const [clock, setClock] = useState<{ now: Date; exact: string } | null>(null)
  useEffect(() => {
    const skewMs = now ? Date.parse(now) - Date.now() : 0
    const exact = format.exact(new Date(at), new Intl.DateTimeFormat().resolvedOptions().timeZone)
    const tick = () => setClock({ now: new Date(Date.now() + skewMs), exact })
    tick()
    const timer = setInterval(tick, 30_000)
    return () => clearInterval(timer)
  }, [at, now, format])
  const present = clock?.now ?? (now ? new Date(now) : new Date())
  return (
    <time dateTime={at} title={clock?.exact} className="whitespace-nowrap" suppressHydrationWarning>
      {format.ago(Date.parse(at), present.getTime()) ?? t('justNow')}
    </time>
  )
}
