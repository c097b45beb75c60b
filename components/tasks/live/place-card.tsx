'use client'
import type { ComponentProps } from 'react'
import { DoneCard } from '@/components/tasks/live/done-card'
import { EndedCard } from '@/components/tasks/live/ended-card'
import { MovingCard } from '@/components/tasks/live/moving-card'
import { isMoving } from '@/components/tasks/live/sort-tasks'
import type { TaskView } from '@/lib/tasks/task-view'
import type { VideoView } from '@/lib/videos/video-view'

type Props = Omit<ComponentProps<typeof MovingCard>, 'task'> & {
  /** What stands there: a task, or the video that it has become. */
  of: TaskView | VideoView
  /** Shows all that is known of a task that has ended. */
  onLook: (task: TaskView) => void
}

/** One card from the press to the end. */
export const PlaceCard = ({ of, workspace, className, onLook, ...moving }: Props) => {
  if (!('state' in of)) return <DoneCard video={of} {...{ workspace, className }} />
  if (isMoving(of)) return <MovingCard task={of} {...{ workspace, className }} {...moving} />
  return <EndedCard task={of} {...{ workspace, className, onLook }} />
}
