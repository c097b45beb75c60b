'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { MovingCard } from '@/components/tasks/live/moving-card'
import { inPresses } from '@/components/tasks/live/presses'
import { useNow } from '@/components/tasks/live/use-now'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  workspace: string
  tasks: TaskView[]
  serverNow: string
  skewMs: number
  refresh: () => Promise<unknown>
  /** Says what came of something, where it outlives the card. */
  say: (sentence: string) => void
}

/** Two rows of one, two or three cards, by the width that there is. */
const FITS = { narrow: 2, middle: 4, wide: 6 }

const ALONE = { severalTakes: false, undoes: 0 }

/** At most two rows, then how many more; the widths decide without a script. */
export const MovingCards = ({ workspace, tasks, serverNow, skewMs, refresh, say }: Props) => {
  const t = useTranslations('tasks.stream')
  const [all, setAll] = useState(false)
  const ticking = tasks.some((task) => task.state !== 'queued' || task.nextTryAt || task.sendsAt)
  const presses = inPresses(tasks)
  const now = useNow(serverNow, skewMs, ticking)
  const count = tasks.length
  const rest = (fits: number) => (count > fits ? t('more', { count: count - fits }) : null)
  return (
    <>
      <ul className="grid grid-cols-1 gap-3 @xl:grid-cols-2 @4xl:grid-cols-3">
        {(all ? tasks : tasks.slice(0, FITS.wide)).map((task, index) => (
          <MovingCard
            key={task.id}
            {...{ workspace, task, now, refresh, say }}
            {...(presses.get(task.id) ?? ALONE)}
            className={cx(
              !all && index >= FITS.narrow && '@max-xl:hidden',
              !all && index >= FITS.middle && '@max-4xl:hidden',
            )}
          />
        ))}
      </ul>
      {(count > FITS.narrow || all) && (
        <Button
          variant="quiet"
          onClick={() => setAll(!all)}
          aria-expanded={all}
          className={cx(
            'self-start',
            count <= FITS.middle && '@xl:hidden',
            count <= FITS.wide && '@4xl:hidden',
          )}
        >
          {all ? (
            t('fewer')
          ) : (
            <>
              <span className="@xl:hidden">{rest(FITS.narrow)}</span>
              <span className="hidden @xl:inline @4xl:hidden">{rest(FITS.middle)}</span>
              <span className="hidden @4xl:inline">{rest(FITS.wide)}</span>
            </>
          )}
        </Button>
      )}
    </>
  )
}
