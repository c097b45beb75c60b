'use client'
import { CalendarDays, ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/ui/use-format'
import type { MonthCount } from '@/lib/videos/video-view'

type Props = {
  /** Newest first. */
  months: MonthCount[]
  month: string | null
  onJump: (month: string) => void
}

/** The rail's months where there is no room for it: the list is the system's. */
export const MonthSelect = ({ months, month, onJump }: Props) => {
  const t = useTranslations('gallery.rail')
  const format = useFormat()
  const shown = months.some((one) => one.month === month) ? month : null
  return (
    <span className="relative hidden h-8 compact:inline-flex shrink-0 items-center gap-1.5 rounded-md border border-hairline pr-2.5 pl-3 max-sm:min-w-8 max-sm:justify-center max-sm:px-0 text-second text-sm hover:border-edge hover:text-ink has-[select:focus-visible]:outline-2 has-[select:focus-visible]:outline-ink has-[select:focus-visible]:outline-offset-2 touch:h-12 touch:max-sm:min-w-12">
      <CalendarDays className="size-4 shrink-0 sm:hidden" aria-hidden />
      <span aria-hidden="true" className="max-sm:hidden">
        {shown ? format.spellMonth(shown) : t('label')}
      </span>
      <ChevronDown className="size-4 shrink-0 max-sm:hidden" aria-hidden />
      <select
        aria-label={t('label')}
        value={shown ?? ''}
        onChange={({ currentTarget }) => currentTarget.value && onJump(currentTarget.value)}
        className="absolute inset-0 size-full appearance-none opacity-0"
      >
        {!shown && <option value="" className="bg-panel text-ink" />}
        {months.map(({ month: one, videos }) => (
          <option key={one} value={one} className="bg-panel text-ink">
            {`${format.spellMonth(one)} · ${format.number(videos)}`}
          </option>
        ))}
      </select>
    </span>
  )
}
