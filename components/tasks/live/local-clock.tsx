'use client'
import { useSyncExternalStore } from 'react'

const never = () => () => {}
const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** "13:48" of this browser; the server, which knows no time zone of a browser, leaves the room free. */
export const LocalClock = ({ at }: { at: string }) => {
  const text = useSyncExternalStore(
    never,
    () => clock.format(new Date(at)),
    () => '00:00',
  )
  const known = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return (
    <time dateTime={at} className={known ? 'figures' : 'figures invisible'}>
      {text}
    </time>
  )
}
