'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { useWatchedMoment } from '@/components/videos/frames/watched-moment'
import { groupPins, nextInGroup, type Pin } from '@/components/videos/group-pins'
import type { Transport } from '@/components/videos/use-player'
import { frameAt, lastFrameOf, timecodeWords } from '@/lib/videos/timecode'

/** Targets of 24 px, and as much of the bar as its thumb keeps free at both ends. */
const PIN_PX = 24
const END_PX = 9
/** Before it is measured, and on the server. */
const USUAL_WIDTH_PX = 480

/** Who said something where, on the seek bar; a press goes there. */
export const SeekPins = ({ player, pins }: { player: Transport; pins: Pin[] }) => {
  const t = useTranslations('player')
  const moment = useWatchedMoment()
  const place = useRef<HTMLSpanElement>(null)
  const [width, setWidth] = useState(USUAL_WIDTH_PX)
  useEffect(() => {
    const { current } = place
    if (!current) return
    const size = new ResizeObserver(() => setWidth(current.clientWidth))
    size.observe(current)
    return () => size.disconnect()
  }, [])
  const { duration: durationSeconds, framesPerSecond, seconds } = player
  const last = Math.max(1, lastFrameOf({ durationSeconds, framesPerSecond }))
  const groups = groupPins(pins, (PIN_PX / Math.max(PIN_PX, width - 2 * END_PX)) * last)
  return (
    <span ref={place} data-over className="pointer-events-none absolute inset-0">
      {groups.map((group) => {
        const [first] = group
        if (!first) return null
        const { clock, frames } = timecodeWords(first.frame / framesPerSecond, framesPerSecond)
        const label = t('pin', { count: group.length, name: first.name, at: `${clock} ${frames}` })
        return (
          <button
            key={first.id}
            type="button"
            aria-label={label}
            title={label}
            onClick={() => {
              const next = nextInGroup(group, frameAt(seconds, framesPerSecond))
              if (next) moment.current.show?.(next.frame)
            }}
            style={{
              left: `calc(${END_PX}px + (100% - ${2 * END_PX}px) * ${Math.min(1, first.frame / last)})`,
            }}
            className="-translate-x-1/2 -translate-y-1/2 pointer-events-auto absolute top-1/2 grid size-6 place-items-center rounded-full outline-offset-1 hover:z-10 focus-visible:z-10"
          >
            <Avatar name={first.name} className="size-5 border border-ground" />
            {group.length > 1 && (
              <span
                aria-hidden="true"
                className="figures -right-1 -top-1 absolute grid h-3.5 min-w-3.5 place-items-center rounded-full bg-ink px-0.5 text-[0.5625rem] text-ground leading-none"
              >
                {group.length}
              </span>
            )}
          </button>
        )
      })}
    </span>
  )
}
