'use client'
import { useTranslations } from 'next-intl'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { announce } from '@/components/ui/announcer'
import { movedOnTo } from '@/lib/tasks/moved-on'
import type { TaskView } from '@/lib/tasks/task-view'

export type Deciding = {
  /** Somebody has a decision about this task open; null when it is closed. */
  begin: (taskId: string | null) => void
  /** What has come of it. */
  say: (sentence: string) => void
}

/**
 * What came of the last decision, in a place that outlives the card on which it was made; and the
 * word to the one who was about to decide when somebody else, or Kling's late answer, was quicker.
 * @param home where the focus goes when what held it is gone.
 */
export const useDeciding = (tasks: TaskView[], home: RefObject<HTMLElement | null>) => {
  const t = useTranslations('tasks.movedOn')
  const [said, setSaid] = useState<string | null>(null)
  const open = useRef<string | null>(null)
  const say = useCallback(
    (sentence: string) => {
      open.current = null
      // Whoever has left the page is not told of what was on it.
      if (!home.current) return
      setSaid(sentence)
      announce('decision', sentence)
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) home.current?.focus()
      })
    },
    [home],
  )
  const task = open.current ? tasks.find(({ id }) => id === open.current) : undefined
  const overtaken = open.current && !task?.can.writeOff ? t(task ? movedOnTo(task) : 'gone') : null
  useEffect(() => {
    if (overtaken) say(overtaken)
  }, [overtaken, say])
  // The same for as long as the page stands: cards that get it are not drawn again for it.
  const deciding = useMemo<Deciding>(
    () => ({
      begin: (taskId) => {
        open.current = taskId
        if (taskId) setSaid(null)
      },
      say,
    }),
    [say],
  )
  return { said, deciding, dismiss: () => setSaid(null) }
}
