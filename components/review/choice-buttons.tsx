'use client'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { DecidedLine } from '@/components/review/decided-line'
import { DecisionButton } from '@/components/review/decision-button'
import { type DecideProps, useDecide } from '@/components/review/use-decide'
import { announce } from '@/components/ui/announcer'
import { Said } from '@/components/ui/said'
import { useWatchedMoment } from '@/components/videos/frames/watched-moment'

/** A member's choice among takes. */
export const ChoiceButtons = ({ blocked, now, timeZone, ...of }: DecideProps) => {
  const t = useTranslations('review.decisions')
  const moment = useWatchedMoment()
  const { review, decide, problem } = useDecide(of)
  const { choice } = review
  useEffect(() => {
    const { current } = moment
    if (blocked) return
    current.choose = (value) => {
      announce('decision', t(choice?.value === value ? 'takenBack' : `is.${value}`))
      void decide(value)
    }
    return () => {
      delete current.choose
    }
  })
  const button = (value: 'select' | 'reject', hint: string) => (
    <DecisionButton
      holds={choice?.value === value}
      hint={hint}
      blockedReason={blocked && t(blocked)}
      onPress={() => void decide(value)}
    >
      {t(`do.${value}`)}
    </DecisionButton>
  )
  return (
    <div>
      <div className="grid grid-cols-2 gap-2">
        {button('select', 'S')}
        {button('reject', 'X')}
      </div>
      {choice && <DecidedLine decision={choice} now={now} timeZone={timeZone} />}
      {problem && <Said className="mt-1.5 font-medium text-xs">{problem}</Said>}
    </div>
  )
}
