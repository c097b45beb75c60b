'use client'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { When } from '@/components/videos/when'
import type { DecisionView } from '@/lib/review/review-view'

type Props = {
  decision: DecisionView
  isGuest?: boolean
  now: string
  timeZone: string | null
}

/** "Selected: Mina · today 14:02" */
export const DecidedLine = ({ decision, isGuest = false, now, timeZone }: Props) => {
  const t = useTranslations('review.decisions')
  const comment = useTranslations('review.comment')
  const { value, name, at } = decision
  return (
    <p className="mt-1.5 flex flex-wrap items-baseline gap-x-1.5 text-second text-xs">
      <span className="wrap-anywhere">
        {t(`is.${value}`)}
        {name && `: ${name}`}
      </span>
      {isGuest && <Badge>{comment('guest')}</Badge>}
      <span className="text-third">
        <When at={at} now={now} timeZone={timeZone} />
      </span>
    </p>
  )
}
