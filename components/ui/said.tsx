'use client'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { announce } from '@/components/ui/announcer'
import { cx } from '@/components/ui/cx'

type Props = { id?: string; className?: string; children: ReactNode }

/**
 * Words that come while a page is read: what went wrong beside its cause, what is to be known
 * before the next press. They are said by the page's one live region, wherever they stand; not
 * inside of a `dialog`, behind which nothing is heard.
 */
export const Said = ({ id, className, children }: Props) => {
  const topic = useId()
  const place = useRef<HTMLSpanElement>(null)
  // What only counts on, like an age, is not said again.
  const sentence = typeof children === 'string' ? children : null
  useEffect(() => {
    const words = sentence ?? place.current?.textContent
    if (words) announce(topic, words)
  }, [topic, sentence])
  return (
    <span ref={place} id={id} className={cx('block', className)}>
      {children}
    </span>
  )
}
