'use client'
import type { ComponentProps, RefObject } from 'react'
import type { SendUndo } from '@/components/tasks/composer/use-undo-send'
import type { Pressed } from '@/components/tasks/live/pending-tasks'
import type { Places } from '@/components/tasks/live/places'
import { inPresses } from '@/components/tasks/live/presses'
import { useNow } from '@/components/tasks/live/use-now'
import { FITS } from '@/components/tasks/live/use-places'
import { cx } from '@/components/ui/cx'
import { later } from '@/components/ui/later'
import type { VideoView } from '@/lib/videos/video-view'

/** Comes with the first press, or with the page where something moves; its place is there before. */
export const PlaceCard = later(
  () => import('@/components/tasks/live/place-card').then((file) => file.PlaceCard),
  ({ className }) => <li aria-hidden="true" className={className} />,
)

type Props = {
  grid: RefObject<HTMLUListElement | null>
  workspace: string
  places: Places
  /** More rows than usual were asked for. */
  all: boolean
  tasks: Pressed[]
  /** Those that are new, by the id of their task. */
  videos: Map<string, VideoView>
  serverNow: string
  skewMs: number
  undo: SendUndo
  refresh: () => Promise<unknown>
  /** What the card of a task that has ended needs. */
  ended: ComponentProps<typeof PlaceCard>['ended']
}

const ALONE = { severalTakes: false, undoes: 0 }

/** One card in each place, from the press to the end; the widths decide how many stand in a row. */
export const PlaceCards = ({ grid, places, all, tasks, videos, serverNow, ...props }: Props) => {
  const { skewMs, ...card } = props
  const known = new Map(tasks.map((task) => [task.id, task]))
  const ticking = tasks.some((task) => task.state !== 'queued' || task.nextTryAt || task.sendsAt)
  const held = tasks.find((task) => task.sendsAt)
  const now = useNow(serverNow, skewMs, ticking, held?.sendsAt ? Date.parse(held.sendsAt) : 0)
  const presses = inPresses(tasks)
  const draw = (id: string | null, at: number) => {
    const className = cx(
      !all && at >= FITS.narrow && '@max-xl:hidden',
      !all && at >= FITS.middle && '@max-4xl:hidden',
    )
    const task = id === null ? undefined : known.get(id)
    const of = id !== null && (videos.get(id) ?? task)
    // A free place keeps its room.
    if (!of) return <li key={at} aria-hidden="true" className={className} />
    const press = presses.get(id) ?? ALONE
    // Once the answer holds what was pressed, it is the same card: somebody may stand on its Undo.
    const key = task?.pendingId ?? id
    return <PlaceCard key={key} {...{ of, now, className }} {...press} {...card} />
  }
  return (
    <ul
      ref={grid}
      className="grid auto-rows-[minmax(7.25rem,auto)] touch:auto-rows-[minmax(8rem,auto)] grid-cols-1 gap-3 @xl:grid-cols-2 @4xl:grid-cols-3"
    >
      {places.map(draw)}
    </ul>
  )
}
