import { Film, Image, Images, Type } from 'lucide-react'
import { cx } from '@/components/ui/cx'
import { CATALOG, type Mode } from '@/lib/kling/catalog'
import type { TaskView } from '@/lib/tasks/task-view'

const SIDE = 64
const MARK = 20

/** What the video is made from, as the composer's modes name it. */
const MARKS = { text: Type, image: Image, reference: Images, edit: Film } satisfies Record<
  Mode,
  unknown
>

/** The frame that the video is going to fill, in its ratio, with a sign of what it is made from. */
export const TaskFrame = ({ task, className }: { task: TaskView; className?: string }) => {
  const [across = 16, down = 9] = (task.settings.aspectRatio ?? '16:9').split(':').map(Number)
  const unit = (SIDE - 1) / Math.max(across, down)
  // A square as long as the others would be much the largest.
  const scale = across === down ? unit * 0.8 : unit
  const [width, height] = [across * scale, down * scale]
  const Sign = MARKS[CATALOG[task.type].mode]
  return (
    <svg
      viewBox={`0 0 ${SIDE} ${SIDE}`}
      className={cx('shrink-0 text-third', className)}
      aria-hidden="true"
    >
      <rect
        x={(SIDE - width) / 2}
        y={(SIDE - height) / 2}
        {...{ width, height }}
        rx="5"
        className="fill-raised stroke-edge"
      />
      <Sign x={(SIDE - MARK) / 2} y={(SIDE - MARK) / 2} size={MARK} strokeWidth={1.5} />
    </svg>
  )
}
