'use client'
import { CornerDownLeft } from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { announce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { formatCredits } from '@/lib/format'

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

const never = () => () => {}
const isApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent)

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
  const apple = useSyncExternalStore(never, isApple, () => false)
  const missing = price - available
  const reason =
    blockedReason ??
    (missing > 0
      ? `This costs ${formatCredits(price)} credits; ${formatCredits(available)} are available.`
      : null)
  useEffect(() => announce('price', `${formatCredits(price)} credits`), [price])
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
          ? `Needs ${formatCredits(missing)} more`
          : `Generate · ${formatCredits(price)}`}
      </Button>
      <p className="figures flex min-h-5 items-center justify-between gap-2 text-second text-xs">
        <span>
          {reason ??
            `${ahead > 0 ? `${ahead} ahead · ` : ''}${formatCredits(available - price)} left after it`}
        </span>
        {missing > 0 && !blockedReason && (
          <Link
            href={`/w/${workspace}/credits`}
            className="inline-flex min-h-6 shrink-0 items-center rounded-xs text-ink underline decoration-edge underline-offset-2 touch:min-h-12"
          >
            Credits
          </Link>
        )}
        {!reason && (
          <kbd className="flex items-center gap-1 rounded-xs border border-edge px-1 font-sans text-2xs touch:hidden">
            {apple ? 'Cmd' : 'Ctrl'}
            <CornerDownLeft className="size-3" aria-label="Enter" />
          </kbd>
        )}
      </p>
    </div>
  )
}
