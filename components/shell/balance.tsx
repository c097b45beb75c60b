'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { memo, type ReactNode, useLayoutEffect, useRef } from 'react'
import { cx } from '@/components/ui/cx'
import { useFormat } from '@/components/ui/use-format'
import type { BalanceView } from '@/lib/tasks/task-view'

type Props = { workspace: string; balance: BalanceView }

const isSame = (before: Props, now: Props) =>
  before.workspace === now.workspace &&
  before.balance.available === now.balance.available &&
  before.balance.held === now.balance.held

/** "12,480 credits · 880 held"; on a narrow screen the number alone. */
export const Balance = memo(({ workspace, balance }: Props) => {
  const t = useTranslations('shell.balance')
  const format = useFormat()
  const available = format.number(balance.available)
  const held = format.number(balance.held)
  // Once something was held here its room is kept to the end of the visit: nothing beside it moves.
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
        <span className={cx('max-wide:sr-only', balance.held === 0 && 'invisible')}>
          {' · '}
          <KeptWidth>{t('held', { held })}</KeptWidth>
        </span>
      )}
    </Link>
  )
  // Every live answer has a balance: only another one is worth measuring.
}, isSame)
Balance.displayName = 'Balance'

/** As wide as the widest that has stood here. */
const KeptWidth = ({ className, children }: { className?: string; children: ReactNode }) => {
  const place = useRef<HTMLSpanElement>(null)
  const widest = useRef(0)
  useLayoutEffect(() => {
    const { current } = place
    if (!current) return
    // Not cleared to measure: what is kept never makes it narrower than its words.
    const { width } = current.getBoundingClientRect()
    if (width <= widest.current) return
    widest.current = width
    current.style.minWidth = `${width}px`
  })
  return (
    <span ref={place} className={cx('inline-block', className)}>
      {children}
    </span>
  )
}
