'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useEffectEvent, useId, useRef } from 'react'
import { shotAndTake } from '@/components/videos/video-words'
import type { TaskView } from '@/lib/tasks/task-view'

type Props = {
  /** The one that it is about, where there is one: others of its press look the same. */
  task?: TaskView
  /** What follows from it, in words. */
  consequence: ReactNode
  /** Back to the choice, as Esc does. */
  onBack: () => void
  children: ReactNode
}

/**
 * A choice that is confirmed where it was made. The focus goes to the consequence, not to the
 * button: a second press of the same key must not be the confirmation.
 */
export const DecisionStep = ({ task, consequence, onBack, children }: Props) => {
  const group = useRef<HTMLFieldSetElement>(null)
  const textId = useId()
  const t = useTranslations('videos')
  const back = useEffectEvent(onBack)
  useEffect(() => {
    const element = group.current
    if (!element) return
    if (!element.contains(document.activeElement)) element.focus()
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return
      event.stopPropagation()
      back()
    }
    element.addEventListener('keydown', press)
    return () => element.removeEventListener('keydown', press)
  }, [])
  return (
    <fieldset
      ref={group}
      tabIndex={-1}
      aria-labelledby={textId}
      className="flex min-w-0 basis-full flex-wrap items-start gap-2 border-t pt-3 outline-none"
    >
      <p id={textId} className="figures w-full pb-1 text-second">
        {task && <span className="block font-medium text-ink">{shotAndTake(t, task)}</span>}
        <span className="block max-w-[68ch]">{consequence}</span>
      </p>
      {children}
    </fieldset>
  )
}
