'use client'
import { useEffect } from 'react'
import { MOVING_STATES, type TaskState } from '@/lib/tasks/lifecycle'
import type { TaskView } from '@/lib/tasks/task-view'

const MOVING: readonly TaskState[] = MOVING_STATES

/** The viewer's own that the machine has in hand. */
export const countMine = (tasks: Pick<TaskView, 'mine' | 'state'>[]): number =>
  tasks.filter(({ mine, state }) => mine && MOVING.includes(state)).length

/** "Studio · Dailies" → "(2) Studio · Dailies", and back for 0. */
export const titleWithCount = (title: string, count: number): string => {
  const bare = title.replace(/^\(\d+\) /, '')
  return count > 0 ? `(${count}) ${bare}` : bare
}

const write = (count: number) => {
  const title = titleWithCount(document.title, count)
  if (document.title !== title) document.title = title
}

/** Says in the tab of this page how many are on their way; the title is whole again without it. */
export const useTitleCount = (count: number): void => {
  useEffect(() => {
    write(count)
    // A page's title may come, or change its language, after the page itself.
    const titles = new MutationObserver(() => write(count))
    titles.observe(document.head, { childList: true, characterData: true, subtree: true })
    return () => {
      titles.disconnect()
      write(0)
    }
  }, [count])
}
