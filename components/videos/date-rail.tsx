'use client'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, memo, useEffect, useRef } from 'react'
import { cx } from '@/components/ui/cx'
import { useFormat } from '@/components/ui/use-format'
import { railEntries } from '@/components/videos/rail-entries'
import type { MonthCount } from '@/lib/videos/video-view'

type Props = {
  /** Newest first. */
  months: MonthCount[]
  /** The month in view; null before that is known. */
  month: string | null
  /** The counts are of the unfiltered gallery. */
  counted: boolean
  onJump: (month: string) => void
}

/**
 * The months at the right edge, those of the other years under their year: one stop of the tab key,
 * arrows, Home and End move in it, Enter jumps.
 */
export const DateRail = memo(({ months, month, counted, onJump }: Props) => {
  const t = useTranslations('gallery.rail')
  const words = useTranslations('videos')
  const format = useFormat()
  const list = useRef<HTMLUListElement>(null)
  const entries = railEntries(months, month ?? months[0]?.month ?? '')
  const now = entries.find(({ from, to }) => month !== null && month >= from && month <= to)
  const buttons = () => [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])]

  useEffect(() => {
    // In a rail that is longer than the window the month in view stays in sight.
    const own = list.current?.querySelector<HTMLElement>('[aria-current]')
    const box = list.current
    if (!own || !box || box.matches(':hover') || box.contains(document.activeElement)) return
    box.scrollTop = own.offsetTop - box.clientHeight / 2
  })

  const move = (event: KeyboardEvent) => {
    const all = buttons()
    const at = all.indexOf(event.target as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    all[Math.min(all.length - 1, Math.max(0, to))]?.focus()
  }
  const stop = now ?? entries[0]
  return (
    <nav
      aria-label={t('label')}
      className="sticky top-(--bar) hidden h-[calc(100dvh-var(--bar))] w-14 shrink-0 wide:block touch:hidden"
    >
      <ul
        ref={list}
        onKeyDown={move}
        className="relative flex max-h-full flex-col overflow-y-auto py-4 pr-2 pl-1 [scrollbar-width:none]"
      >
        {entries.map((entry) => {
          const name = entry.isYear ? format.year(entry.to) : format.month(entry.to)
          const count = words('count', {
            count: entry.videos,
            shown: format.number(entry.videos),
          })
          const full = entry.isYear ? name : format.spellMonth(entry.to)
          return (
            <li key={entry.to}>
              <button
                type="button"
                tabIndex={entry === stop ? 0 : -1}
                aria-current={entry === now ? 'true' : undefined}
                aria-label={counted ? `${full}, ${count}` : full}
                title={counted ? `${full} · ${count}` : full}
                onClick={() => onJump(entry.to)}
                className={cx(
                  'figures flex min-h-7 w-full items-center justify-end whitespace-nowrap rounded-xs px-1 text-2xs hover:bg-raised hover:text-ink focus-visible:-outline-offset-2',
                  entry === now ? 'font-semibold text-ink' : 'text-third',
                )}
              >
                {name}
              </button>
            </li>
          )
        })}
      </ul>
    </nav>
  )
})
DateRail.displayName = 'DateRail'
