'use client'
import { useTimeZone } from 'next-intl'
import { useSyncExternalStore } from 'react'

const never = () => () => {}
/** Where it is UTC it is said, by a browser as well: the words stay as the server wrote them. */
const clockIn = (timeZone: string) => {
  const clock = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
  return (at: string) => clock.format(new Date(at)) + (timeZone === 'UTC' ? ' UTC' : '')
}
const here = clockIn(new Intl.DateTimeFormat().resolvedOptions().timeZone)

/**
 * "13:48" of this browser. The server has its time zone from a cookie; on the very first visit it
 * knows none, and says which clock it went by until the browser says its own.
 */
export const LocalClock = ({ at }: { at: string }) => {
  const timeZone = useTimeZone() ?? 'UTC'
  const text = useSyncExternalStore(
    never,
    () => here(at),
    () => clockIn(timeZone)(at),
  )
  return (
    <time dateTime={at} className="figures whitespace-nowrap">
      {text}
    </time>
  )
}
