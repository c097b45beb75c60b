import { Check, CheckCheck, MessageSquare, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/cx'
import type { VideoChoice, VideoVerdict } from '@/lib/videos/decision'

type Props = {
  choice: VideoChoice | null
  verdict: VideoVerdict | null
  /** Beside the signs; without them only their names are there to be heard and pointed at. */
  withWords?: boolean
  className?: string
}

const SIGNS = { select: Check, reject: X, approved: CheckCheck, changes: MessageSquare } as const

/** The member's choice and the review's word, each by a sign of its own. */
export const ChoiceMark = ({ choice, verdict, withWords = false, className }: Props) => {
  const t = useTranslations('takes')
  const marks = [choice, verdict].filter((mark) => mark !== null)
  if (marks.length === 0) return null
  return (
    <span className={cx('flex shrink-0 items-center gap-2 text-xs', className)}>
      {marks.map((mark) => {
        const Sign = SIGNS[mark]
        return (
          <span key={mark} title={t('mark', { mark })} className="flex items-center gap-1">
            <Sign className="size-3.5" aria-hidden />
            <span className={withWords ? undefined : 'sr-only'}>{t('mark', { mark })}</span>
          </span>
        )
      })}
    </span>
  )
}
