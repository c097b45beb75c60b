'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { DecidedLine } from '@/components/review/decided-line'
import { DecisionButton } from '@/components/review/decision-button'
import { useReview } from '@/components/review/use-review'
import type { GuestState } from '@/components/share/use-guest'
import { toldOf } from '@/components/ui/ask-studio'
import { Said } from '@/components/ui/said'
import { type Told, useSpeak } from '@/components/ui/use-speak'
import { useWatchedMoment } from '@/components/videos/frames/watched-moment'
import { makeRequestId } from '@/lib/request-id'
import type { DecisionValue } from '@/lib/review/review-view'
import type { GuestRight } from '@/lib/share/share-link'
import type { OwnDecision, SharedReview } from '@/lib/share/share-view'

type Props = {
  address: string
  drawn: SharedReview
  may: GuestRight[]
  guest: GuestState
  /** Seen at once, and taken back where it was not kept. */
  onDecide: (decision: Partial<OwnDecision>) => void
  now: string
  timeZone: string | null
}

const CHOICES = ['select', 'reject'] as const
const VERDICTS = ['approved', 'changes'] as const

/** What a guest may decide, and what other guests of the link have decided. */
export const GuestDecisions = ({ address, drawn, may, guest, onDecide, ...props }: Props) => {
  const t = useTranslations('review.decisions')
  const { now, timeZone } = props
  const speak = useSpeak()
  const moment = useWatchedMoment()
  const { review, write, mutate } = useReview(address, drawn)
  const [problem, setProblem] = useState<Told | null>(null)
  const mayChoose = may.includes('choose')

  const decide = (kind: 'choice' | 'verdict', value: DecisionValue) => {
    setProblem(null)
    const act = () => void send(kind, value)
    // What is missing is said at the name.
    guest.ensure(act).then(act, () => {})
  }
  const send = async (kind: 'choice' | 'verdict', value: DecisionValue) => {
    const before = review[kind]?.value ?? null
    const next = before === value ? null : value
    const seen = next && { value: next, name: '', at: new Date().toISOString() }
    onDecide({ [kind]: next })
    await mutate({ ...review, [kind]: seen }, { revalidate: false })
    try {
      const body = { id: makeRequestId(), kind, value: next }
      await write('/decisions', { method: 'POST', body })
    } catch (reason) {
      onDecide({ [kind]: before })
      setProblem(toldOf(reason))
      await mutate(review, { revalidate: false })
      await mutate().catch(() => {})
    }
  }
  useEffect(() => {
    const { current } = moment
    if (!mayChoose) return
    current.choose = (value) => decide('choice', value)
    return () => {
      delete current.choose
    }
  })
  const row = (kind: 'choice' | 'verdict', values: readonly DecisionValue[]) => (
    <div className="grid grid-cols-2 gap-2">
      {values.map((value) => (
        <DecisionButton
          key={value}
          holds={review[kind]?.value === value}
          onPress={() => decide(kind, value)}
        >
          {t(`do.${value}`)}
        </DecisionButton>
      ))}
    </div>
  )
  return (
    <div className="space-y-2">
      {mayChoose && row('choice', CHOICES)}
      {may.includes('approve') && row('verdict', VERDICTS)}
      {[review.choice, review.verdict].map(
        (own) =>
          own && <DecidedLine key={own.value} decision={own} now={now} timeZone={timeZone} />,
      )}
      {review.guests.map((other) => (
        <DecidedLine
          key={`${other.kind} ${other.at} ${other.name}`}
          decision={other}
          now={now}
          timeZone={timeZone}
        />
      ))}
      {problem && <Said className="font-medium text-xs">{speak(problem)}</Said>}
    </div>
  )
}
