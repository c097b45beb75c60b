'use client'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import useSWR from 'swr'
import { askStudio } from '@/components/ui/ask-studio'
import { endScreening, moveScreening } from '@/lib/screening/actions'
import { type Playhead, placeNow, type ScreeningPlace } from '@/lib/screening/playhead'
import type { ScreeningState, ScreeningView } from '@/lib/screening/screening-view'

const ASK_MS = 1_000
const TICK_MS = 200
const PATIENCE_MS = 5_000
/** What went wrong is said for so long: a second later everybody is at one place again. */
const TOLD_MS = 6_000

type Options = {
  workspace: string
  screening: ScreeningView
  state: ScreeningState
  canLead: boolean
}

/**
 * Where the screening stands, for everybody who watches. The server is asked every second; what the
 * viewer does is shown at once, and of an answer to an older question nothing is believed.
 */
export const useScreening = ({ workspace, screening, state: drawn, canLead }: Options) => {
  const t = useTranslations('screening')
  const { id, videos } = screening
  const durations = useMemo(() => videos.map((video) => video.durationSeconds), [videos])
  const [state, setState] = useState(drawn)
  const [playhead, setPlayhead] = useState(drawn.playhead)
  const [place, setPlace] = useState<ScreeningPlace>(() =>
    placeNow(drawn.playhead, durations, drawn.now),
  )
  const [problem, setProblem] = useState<string | null>(null)
  /** What the server's clock is ahead of this one's, in milliseconds. */
  const skew = useRef<number | null>(null)
  /** Steps that have no answer yet, and all that were made here. */
  const moving = useRef(0)
  const moves = useRef(0)
  /** Also before it is drawn: keys follow each other quickly. */
  const latest = useRef(playhead)
  latest.current = playhead
  const ended = state.ended

  const serverNow = useCallback(
    () => (skew.current === null ? drawn.now : Date.now() + skew.current),
    [drawn.now],
  )
  const take = useCallback((answer: ScreeningState) => {
    skew.current = answer.now - Date.now()
    setState(answer)
    if (moving.current === 0) setPlayhead(answer.playhead)
  }, [])

  const { error } = useSWR(
    ended ? null : `/api/w/${workspace}/screenings/${id}`,
    async (address: string) => {
      const before = moves.current
      const answer = await askStudio<ScreeningState>(address, { timeoutMs: PATIENCE_MS })
      if (before === moves.current) take(answer)
      return answer.now
    },
    {
      ...{ refreshInterval: ASK_MS, dedupingInterval: 0, revalidateOnFocus: true },
      // Asked on as before, not less and less: who is back is with the others at once.
      onErrorRetry: (_error, _key, _config, revalidate, { retryCount }) => {
        setTimeout(() => void revalidate({ retryCount, dedupe: true }), ASK_MS)
      },
    },
  )

  useEffect(() => {
    const tick = () => setPlace(placeNow(playhead, durations, serverNow()))
    tick()
    const timer = setInterval(tick, TICK_MS)
    return () => clearInterval(timer)
  }, [playhead, durations, serverNow])

  useEffect(() => {
    if (!problem) return
    const timer = setTimeout(() => setProblem(null), TOLD_MS)
    return () => clearTimeout(timer)
  }, [problem])

  const move = async (to: Omit<Playhead, 'changedAt'>) => {
    if (!canLead || ended) return
    const next = { ...to, changedAt: serverNow() }
    latest.current = next
    setPlayhead(next)
    moving.current += 1
    moves.current += 1
    const answer = await moveScreening({ workspace, id, ...to }).catch(() => null)
    moving.current -= 1
    if (answer?.ok) take(answer.data)
    setProblem(answer?.ok ? null : (answer?.error.message ?? t('noAnswer')))
  }
  const goTo = (index: number) => {
    const last = videos.length - 1
    const { playing } = latest.current
    return move({ index: Math.min(last, Math.max(0, index)), seconds: 0, playing })
  }
  return {
    place,
    playing: playhead.playing && !place.isOver,
    ended,
    viewers: state.viewers,
    decided: state.decided,
    trashed: state.trashed,
    problem: problem ?? (error ? t('notConnected') : null),
    /** Seconds into the video in which everybody is, at this moment. */
    secondsNow: () => placeNow(playhead, durations, serverNow()).seconds,
    toggle: () => {
      const now = placeNow(latest.current, durations, serverNow())
      const from = now.isOver ? { index: 0, seconds: 0 } : now
      const playing = !latest.current.playing || now.isOver
      return move({ index: from.index, seconds: from.seconds, playing })
    },
    /** A take further, or back. After the last one comes the end, and from there back is the last one. */
    step: (by: 1 | -1) => {
      const { index, isOver } = placeNow(latest.current, durations, serverNow())
      if (isOver) return by < 0 ? goTo(index) : undefined
      const seconds = durations[index] ?? 0
      // Only what is played comes to its end.
      if (index + by === videos.length) return move({ index, seconds, playing: true })
      return goTo(index + by)
    },
    goTo,
    end: async () => {
      const answer = await endScreening({ workspace, id }).catch(() => null)
      if (answer?.ok) setState((now) => ({ ...now, ended: true }))
      else setProblem(answer?.error.message ?? t('noAnswer'))
    },
  }
}

export type Screening = ReturnType<typeof useScreening>
