'use client'
import { useState } from 'react'
import { shareAddress } from '@/components/share/share-address'
import { askStudio, toldOf } from '@/components/ui/ask-studio'
import type { Told } from '@/components/ui/use-speak'
import { say } from '@/lib/intl/said'

/** The name that a guest gives once, before the first thing that they say or decide. */
export const useGuest = (token: string, drawn: string | null) => {
  const [name, setName] = useState(drawn)
  const [isAsked, setAsked] = useState(drawn === null)
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<Told | null>(null)

  /** Whether there is a name now; otherwise it is said what is missing. */
  const ensure = async (): Promise<boolean> => {
    if (name !== null && !isAsked) return true
    setProblem(null)
    if (!typed.trim()) {
      setProblem(say('share.guest.needed'))
      return false
    }
    try {
      const question = { method: 'POST', body: { name: typed } } as const
      const answer = await askStudio<{ name: string }>(shareAddress(token, '/guest'), question)
      setName(answer.name)
      setAsked(false)
      return true
    } catch (reason) {
      setProblem(toldOf(reason))
      return false
    }
  }
  return {
    name: isAsked ? null : name,
    typed,
    problem,
    ensure,
    type: (words: string) => {
      setTyped(words)
      setProblem(null)
    },
    rename: () => {
      setTyped(name ?? '')
      setAsked(true)
    },
  }
}

export type GuestState = ReturnType<typeof useGuest>
