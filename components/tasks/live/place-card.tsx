'use client'
import type { ComponentProps } from 'react'
import { cardStyle } from '@/components/tasks/live/card-style'
import { DoneCard } from '@/components/tasks/live/done-card'
import { MovingCard } from '@/components/tasks/live/moving-card'
import { isMoving } from '@/components/tasks/live/sort-tasks'
import { cx } from '@/components/ui/cx'
import { later } from '@/components/ui/later'
import type { TaskView } from '@/lib/tasks/task-view'
import type { VideoView } from '@/lib/videos/video-view'

// Most shots end with a video.
const EndedCard = later(
  () => import('@/components/tasks/live/ended-card').then((file) => file.EndedCard),
  ({ className }) => <li aria-hidden="true" className={cx(cardStyle, className)} />,
)

type Props = Omit<ComponentProps<typeof MovingCard>, 'task'> & {
  /** What stands there: a task, or the video that it has become. */
  of: TaskView | VideoView
  ended: Omit<ComponentProps<typeof EndedCard>, 'task' | 'workspace' | 'refresh' | 'className'>
}

/** One card from the press to the end. */
export const PlaceCard = ({ of, workspace, className, ended, ...moving }: Props) => {
  if (!('state' in of)) return <DoneCard video={of} {...{ workspace, className }} />
  if (isMoving(of)) return <MovingCard task={of} {...{ workspace, className }} {...moving} />
  return <EndedCard task={of} {...{ workspace, className }} refresh={moving.refresh} {...ended} />
}
