'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { cx } from '@/components/ui/cx'
import { useFormat } from '@/components/ui/use-format'
import type { BalanceView } from '@/lib/tasks/task-view'

type Props = { workspace: string; balance: BalanceView }

/** "12,480 credits · 880 held"; on a narrow screen the number alone. */
export const Balance = ({ workspace, balance }: Props) => {
  const t = useTranslations('shell.balance')
  const format = useFormat()
  const available = format.number(balance.available)
  const held = format.number(balance.held)
  // Once something was held here it is said to the end of the visit: nothing beside it moves.
  const wasHeld = useRef(false)
  if (balance.held > 0) wasHeld.current = true
  return (
    <Link
      href={`/w/${workspace}/credits`}
      className="figures flex min-h-8 items-center whitespace-pre rounded-md text-second hover:text-ink touch:min-h-12"
    >
      {t.rich('available', {
        available,
        figure: (figure) => (
          <KeptWidth className="text-right font-semibold text-ink">{figure}</KeptWidth>
        ),
        words: (words) => <span className="max-wide:sr-only">{words}</span>,
      })}
      {wasHeld.current && (
        <span className="max-wide:sr-only">
          {' · '}
          <KeptWidth>{t('held', { held })}</KeptWidth>
        </span>
      )}
    </Link>
  )
}

/** As wide as the widest that has stood here. */
const KeptWidth = ({ className, children }: { className?: string; children: ReactNode }) => {
  const place = useRef<HTMLSpanElement>(null)
  const widest = useRef(0)
  useLayoutEffect(() => {
    const { current } = place
    if (!current) return
    current.style.minWidth = ''
    widest.current = Math.max(widest.current, current.getBoundingClientRect().width)
    current.style.minWidth = `${widest.current}px`
  })
  return (
    <span ref={place} className={cx('inline-block', className)}>
      {children}
    </span>
  )
}
