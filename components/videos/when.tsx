'use client'
import { useTimeZone } from '@/components/videos/use-time-zone'
import { formatExact, formatWhen } from '@/lib/format'

type Props = {
  /** ISO 8601. */
  at: string
  now: string
  /** What the server knows of the viewer's time zone. */
  timeZone: string | null
}

/** "today 14:02", with the exact instant on hover. */
export const When = ({ at, now, timeZone: drawnWith }: Props) => {
  const timeZone = useTimeZone(drawnWith) ?? 'UTC'
  const instant = new Date(at)
  return (
    <time dateTime={at} title={formatExact(instant, timeZone)} className="figures">
      {formatWhen(instant, new Date(now), timeZone)}
    </time>
  )
}
