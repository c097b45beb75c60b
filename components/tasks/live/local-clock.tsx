'use client'
import { useTimeZone } from 'next-intl'
import { useSyncExternalStore } from 'react'

const never = () => () => {}
const clockIn = (timeZone?: string) =>
  new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
const here = clockIn()

/**
 * "13:48" of this browser. The server has its time zone from a cookie; on the very first visit it
 * knows none, and says which clock it went by until the browser says its own.
 */
export const LocalClock = ({ at }: { at: string }) => {
  const timeZone = useTimeZone() ?? 'UTC'
  const text = useSyncExternalStore(
    never,
    () => here.format(new Date(at)),
    () => clockIn(timeZone).format(new Date(at)) + (timeZone === 'UTC' ? ' UTC' : ''),
  )
  return (
    <time dateTime={at} className="figures whitespace-nowrap">
      {text}
    </time>
  )
}
