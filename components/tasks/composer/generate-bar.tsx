'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { beginWords } from '@/components/tasks/composer/begin-words'
import { SendHint } from '@/components/tasks/composer/send-hint'
import { announce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { pressOnce } from '@/components/ui/held-key'
import { Said } from '@/components/ui/said'
import { useFormat } from '@/components/ui/use-format'
import type { QueueView } from '@/lib/tasks/task-view'

type Props = {
  workspace: string
  /** Of all that one press asks for, and how many videos those are. */
  price: number
  count: number
  available: number
  queue: QueueView
  /** Nothing is sent to the provider until a person acts; a press is taken all the same. */
  isSendingPaused: boolean
  busy: boolean
  /** Why it cannot be sent, other than for want of credits. */
  blockedReason: string | null
  /** Several videos are confirmed: the next press is the order. */
  isAsked: boolean
  onNotYet: () => void
  /** Somebody is about to press. */
  onNear: () => void
  takes: ReactNode
  /** In the place of the line below the button, while there is something to undo. */
  undo: ReactNode
  children: ReactNode
}

/** The price on the button, and beside it what it leaves and when it would begin. */
export const GenerateBar = ({ workspace, price, count, available, busy, ...props }: Props) => {
  const t = useTranslations('composer.send')
  const queue = useTranslations('composer.queue')
  const format = useFormat()
  const { number } = format
  const missing = price - available
  const isPoor = missing > 0 && !props.blockedReason
  const left = number(available - price)
  const reason = props.blockedReason ?? (isPoor ? t('tooFewCredits', { price, available }) : null)
  usePriceSaid(price, count)

  const label = () => {
    if (isPoor) return t('needsMore', { missing: number(missing) })
    const values = { count: number(count), price: number(price) }
    if (props.isAsked) return t('generateAll', values)
    return count > 1 ? t('generateMany', values) : t('generate', values)
  }
  const begins = beginWords({ t: queue, format }, props.queue, props.isSendingPaused)
  const bar = useRef<HTMLDivElement>(null)
  const notYet = () => {
    // Its own button goes with it.
    bar.current?.querySelector('button')?.focus()
    props.onNotYet()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    pressOnce(event)
    if (event.key !== 'Escape' || !props.isAsked) return
    event.stopPropagation()
    notYet()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons in it
    <div
      onKeyDown={onKeyDown}
      className="flex flex-col gap-2 border-t bg-ground px-4 pt-3 compact:px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] low:grid low:grid-cols-[1fr_auto] low:items-center low:pt-2 low:pb-[max(0.5rem,env(safe-area-inset-bottom))] low:[&>:not([data-beside])]:col-span-2"
    >
      {props.children}
      {props.isAsked && (
        <Said className="figures font-medium">
          {t('askAll', { count, price: number(price), left })}
        </Said>
      )}
      <div ref={bar} data-beside className="flex gap-2">
        <Button
          type="submit"
          variant="primary"
          size="lg"
          busy={busy}
          blockedReason={reason}
          onFocus={props.onNear}
          onPointerEnter={props.onNear}
          onClick={(event) => {
            // The second half of a double click is no second order.
            if (event.detail > 1) event.preventDefault()
          }}
          className="figures min-w-0 flex-1"
        >
          {label()}
        </Button>
        {props.isAsked ? (
          <Button size="lg" onClick={notYet} className="shrink-0">
            {t('notYet')}
          </Button>
        ) : (
          props.takes
        )}
      </div>
      <div data-beside data-after-undo tabIndex={-1} className="rounded-xs low:w-72">
        {props.undo ?? (
          <p className="figures flex min-h-6 items-center justify-between gap-2 text-second text-xs">
            <span>{reason ?? `${begins} · ${t('left', { left })}`}</span>
            {isPoor && (
              <Link
                href={`/w/${workspace}/credits`}
                className="inline-flex min-h-6 shrink-0 items-center rounded-xs text-ink underline decoration-edge underline-offset-2 touch:min-h-12"
              >
                {t('credits')}
              </Link>
            )}
            {!reason && <SendHint />}
          </p>
        )}
      </div>
    </div>
  )
}

/** Changes alone are said: what a page begins with stands on the button. */
const usePriceSaid = (price: number, count: number) => {
  const t = useTranslations('composer.send')
  const said = useRef({ price, count })
  useEffect(() => {
    if (said.current.price === price && said.current.count === count) return
    said.current = { price, count }
    announce('price', count > 1 ? t('priceOfMany', { count, price }) : t('price', { price }))
  }, [price, count, t])
}
