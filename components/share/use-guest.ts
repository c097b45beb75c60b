'use client'
import { useCallback, useRef, useState } from 'react'
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

  /** Known at once, where what is drawn follows later. */
  const isKnown = useRef(drawn !== null)
  /** What was pressed before there was a name. */
  const waiting = useRef<(() => void) | null>(null)
  const isGiving = useRef(false)
  /** Of what is not looked at any more. */
  const forget = useCallback(() => {
    waiting.current = null
  }, [])

  /**
   * Goes on when there is a name; otherwise it is said at its field what is missing.
   * @param act what is done all the same once the name is given there
   * @throws AskError
   */
  const ensure = async (act: (() => void) | null = null): Promise<void> => {
    if (isKnown.current) return
    setProblem(null)
    waiting.current = act
    try {
      if (!typed.trim()) throw new AskError(say('share.guest.needed'))
      const question = { method: 'POST', body: { name: typed } } as const
      const answer = await askStudio<{ name: string }>(shareAddress(token, '/guest'), question)
      isKnown.current = true
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
    if (isGiving.current) return
    isGiving.current = true
    const act = waiting.current
    await ensure(act).then(act, () => {})
    isGiving.current = false
  }
  return {
    name: isAsked ? null : name,
    typed,
    problem,
    ensure,
    give,
    forget,
    type: (words: string) => {
      setTyped(words)
      setProblem(null)
    },
    rename: () => {
      isKnown.current = false
      setTyped(name ?? '')
      setAsked(true)
    },
  }
}

export type GuestState = ReturnType<typeof useGuest>
