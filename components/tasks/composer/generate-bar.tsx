'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect } from 'react'
import { SendHint } from '@/components/tasks/composer/send-hint'
import { announce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { useFormat } from '@/components/ui/use-format'

type Props = {
  workspace: string
  price: number
  available: number
  /** Tasks that are sent before this one would be. */
  ahead: number
  busy: boolean
  /** Why it cannot be sent, other than for want of credits. */
  blockedReason: string | null
  problem: ReactNode
}

/** The price on the button, and beside it what it leaves. */
export const GenerateBar = ({
  workspace,
  price,
  available,
  ahead,
  busy,
  blockedReason,
  problem,
}: Props) => {
  const t = useTranslations('composer.send')
  const { number } = useFormat()
  const missing = price - available
  const left = number(available - price)
  const reason = blockedReason ?? (missing > 0 ? t('tooFewCredits', { price, available }) : null)
  useEffect(() => announce('price', t('price', { price })), [price, t])
  return (
    <div className="flex flex-col gap-2 border-t bg-ground px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      {problem}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        busy={busy}
        blockedReason={reason}
        onClick={(event) => {
          // The second half of a double click is no second order.
          if (event.detail > 1) event.preventDefault()
        }}
        className="figures w-full"
      >
        {missing > 0 && !blockedReason
          ? t('needsMore', { missing: number(missing) })
          : t('generate', { price: number(price) })}
      </Button>
      <p className="figures flex min-h-5 items-center justify-between gap-2 text-second text-xs">
        <span>
          {reason ??
            (ahead > 0 ? t('aheadAndLeft', { ahead: number(ahead), left }) : t('left', { left }))}
        </span>
        {missing > 0 && !blockedReason && (
          <Link
            href={`/w/${workspace}/credits`}
            className="inline-flex min-h-6 shrink-0 items-center rounded-xs text-ink underline decoration-edge underline-offset-2 touch:min-h-12"
          >
            {t('credits')}
          </Link>
        )}
        {!reason && <SendHint />}
      </p>
    </div>
  )
}
