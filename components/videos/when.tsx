'use client'
import { useFormat } from '@/components/ui/use-format'
import { useTimeZone } from '@/components/videos/use-time-zone'

type Props = {
  /** ISO 8601. */
  at: string
  now: string
  /** What the server knows of the viewer's time zone. */
  timeZone: string | null
}

/** "today 14:02", with the exact instant on hover. */
export const When = ({ at, now, timeZone: drawnWith }: Props) => {
  const format = useFormat()
  const timeZone = useTimeZone(drawnWith) ?? 'UTC'
  const instant = new Date(at)
  return (
    <time dateTime={at} title={format.exact(instant, timeZone)} className="figures">
      {format.when(instant, new Date(now), timeZone)}
    </time>
  )
}
