'use client'
import { useRef, useState } from 'react'
import { shareAddress } from '@/components/share/share-address'
import { AskError, askStudio, toldOf } from '@/components/ui/ask-studio'
import type { Told } from '@/components/ui/use-speak'
import { say } from '@/lib/intl/said'

/** The name that a guest gives once, before the first thing that they say or decide. */
export const useGuest = (token: string, drawn: string | null) => {
  const [name, setName] = useState(drawn)
  const [isAsked, setAsked] = useState(drawn === null)
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<Told | null>(null)

  /** What was pressed before there was a name. */
  const waiting = useRef<(() => void) | null>(null)

  /**
   * Goes on when there is a name; otherwise it is said at its field what is missing.
   * @param act what is done all the same once the name is given there
   * @throws AskError
   */
  const ensure = async (act: (() => void) | null = null): Promise<void> => {
    if (name !== null && !isAsked) return
    setProblem(null)
    waiting.current = act
    try {
      if (!typed.trim()) throw new AskError(say('share.guest.needed'))
      const question = { method: 'POST', body: { name: typed } } as const
      const answer = await askStudio<{ name: string }>(shareAddress(token, '/guest'), question)
      setName(answer.name)
      setAsked(false)
      waiting.current = null
    } catch (reason) {
      setProblem(toldOf(reason))
      throw reason
    }
  }
  /** The name alone, and then what it was asked for. */
  const give = async (): Promise<void> => {
    const act = waiting.current
    await ensure(act).then(act, () => {})
  }
  return {
    name: isAsked ? null : name,
    typed,
    problem,
    ensure,
    give,
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
