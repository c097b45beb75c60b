'use client'
import { useTranslations } from 'next-intl'
import { DecidedLine } from '@/components/review/decided-line'
import { DecisionButton } from '@/components/review/decision-button'
import { type DecideProps, useDecide } from '@/components/review/use-decide'
import { Said } from '@/components/ui/said'

/** The review's word, and beside it what guests said. */
export const VerdictButtons = ({ blocked, now, timeZone, ...of }: DecideProps) => {
  const t = useTranslations('review.decisions')
  const { review, decide, problem } = useDecide(of)
  const { verdict, guests } = review
  const button = (value: 'approved' | 'changes') => (
    <DecisionButton
      holds={verdict?.value === value}
      blockedReason={blocked && t(blocked)}
      onPress={() => void decide(value)}
    >
      {t(`do.${value}`)}
    </DecisionButton>
  )
  return (
    <div>
      <div className="grid grid-cols-2 gap-2">
        {button('approved')}
        {button('changes')}
      </div>
      {verdict && <DecidedLine decision={verdict} now={now} timeZone={timeZone} />}
      {guests.map((guest) => (
        <DecidedLine
          key={`${guest.kind} ${guest.at} ${guest.name}`}
          decision={guest}
          isGuest
          now={now}
          timeZone={timeZone}
        />
      ))}
      {problem && <Said className="mt-1.5 font-medium text-xs">{problem}</Said>}
    </div>
  )
}
