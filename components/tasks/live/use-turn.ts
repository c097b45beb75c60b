'use client'
import { useEffect, useRef, useState } from 'react'
import { isPending } from '@/components/tasks/live/pending-tasks'

/**
 * Names the moment at which the viewer last took in what is new. They do by asking for it, by
 * sending something themselves, and by coming back to a page that they had not looked at.
 * @param answeredAt when the studio last answered
 */
export const useTurn = (tasks: { id: string }[], answeredAt: string) => {
  const [taken, setTaken] = useState(0)
  const take = () => setTaken((turns) => turns + 1)
  const sent = useRef({ ids: new Set<string>(), presses: 0 })
  const pending = tasks.filter(isPending)
  for (const { id } of pending) {
    if (sent.current.ids.has(id)) continue
    sent.current.ids.add(id)
    sent.current.presses += 1
  }
  useEffect(() => {
    // What got no answer is pressed again under the same id.
    sent.current.ids = new Set(pending.map(({ id }) => id))
  })

  const returned = useRef(false)
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') returned.current = true
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  useEffect(() => {
    // Nothing was asked while nobody looked: what is new comes with the first answer.
    if (answeredAt && returned.current) {
      returned.current = false
      setTaken((turns) => turns + 1)
    }
  }, [answeredAt])
  return { turn: `${taken}.${sent.current.presses}`, take }
}
