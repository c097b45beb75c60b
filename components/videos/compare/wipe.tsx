'use client'
import { MoveHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/ui/use-format'

type Props = { at: number; onChange: (at: number) => void }

/** The divider between two films that lie over each other: a range as wide as they are. */
export const Wipe = ({ at, onChange }: Props) => {
  const t = useTranslations('compare')
  const format = useFormat()
  return (
    <>
      <input
        type="range"
        aria-label={t('divider')}
        aria-valuetext={t('dividerAt', { share: format.percent(at) })}
        min={0}
        max={1}
        step={0.01}
        value={at}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
        className="peer wipe absolute inset-0 size-full cursor-ew-resize touch-none opacity-0"
      />
      <span
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 left-(--cut) w-px bg-on-picture outline-offset-2 peer-focus-visible:outline-2 peer-focus-visible:outline-on-picture"
      >
        <span className="absolute top-1/2 left-0 grid size-8 -translate-1/2 place-items-center rounded-full bg-scrim text-on-picture">
          <MoveHorizontal className="size-4" />
        </span>
      </span>
    </>
  )
}
