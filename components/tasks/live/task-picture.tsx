'use client'
import { memo } from 'react'
import { TaskFrame } from '@/components/tasks/live/task-frame'
import { cx } from '@/components/ui/cx'
import { Picture } from '@/components/ui/picture'
import type { TaskView } from '@/lib/tasks/task-view'

/** The first input of a task; the frame of its video where it has none. */
export const TaskPicture = memo(({ task, className }: { task: TaskView; className?: string }) => {
  const frame = <TaskFrame {...{ task, className }} />
  if (!task.thumbnailUrl) return frame
  const style = cx('shrink-0 rounded-picture bg-raised object-contain', className)
  return <Picture src={task.thumbnailUrl} alt="" otherwise={frame} className={style} />
})
TaskPicture.displayName = 'TaskPicture'
