'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useFormat } from '@/components/ui/use-format'
import type { BalanceView } from '@/lib/tasks/task-view'

type Props = { workspace: string; balance: BalanceView }

/** The room of the longest that has stood here: figures come and go, and nothing beside them moves. */
const useRoom = (figure: string) => {
  const most = useRef(0)
  most.current = Math.max(most.current, figure.length)
  return { minWidth: `${most.current}ch` }
}

/** "12,480 credits · 880 held"; on a narrow screen the number alone. */
export const Balance = ({ workspace, balance }: Props) => {
  const t = useTranslations('shell.balance')
  const format = useFormat()
  const available = format.number(balance.available)
  const held = t('held', { held: format.number(balance.held) })
  const availableRoom = useRoom(available)
  const heldRoom = useRoom(held)
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
          <span className="text-right font-semibold text-ink" style={availableRoom}>
            {figure}
          </span>
        ),
        words: (words) => <span className="max-wide:sr-only">{words}</span>,
      })}
      {wasHeld.current && (
        <span className="max-wide:sr-only">
          {' · '}
          <span className="inline-block" style={heldRoom}>
            {held}
          </span>
        </span>
      )}
    </Link>
  )
}
