'use client'
import { Minus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, useState } from 'react'
import type { Draft } from '@/components/tasks/composer/draft'
import { mostTakes } from '@/components/tasks/composer/press'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import { cx } from '@/components/ui/cx'
import { useFormat } from '@/components/ui/use-format'
import { useSpeak } from '@/components/ui/use-speak'
import { say } from '@/lib/intl/said'
import { MOST_AT_ONCE } from '@/lib/tasks/most-at-once'

type Props = { draft: Draft; change: ChangeDraft }

const stepStyle =
  'grid min-h-10 w-8 place-items-center rounded-md text-second hover:bg-raised hover:text-ink active:bg-pressed aria-disabled:opacity-40 aria-disabled:hover:bg-transparent touch:min-h-12 touch:w-12 touch:max-[22.5rem]:w-10'

/** How often each prompt is sent: "×1" until somebody wants more. */
export const TakesStepper = memo(({ draft, change }: Props) => {
  const t = useTranslations('composer.takes')
  const speak = useSpeak()
  const { number } = useFormat()
  const [used, setUsed] = useState(false)
  const { takes } = draft
  const full = takes >= mostTakes(draft)
  const isOpen = used || takes > 1
  const step = (by: number) => {
    setUsed(true)
    change((now) => ({ takes: Math.min(mostTakes(now), Math.max(1, now.takes + by)) }))
  }
  const tooMany = speak(say('tasks.batch.tooMany', { most: MOST_AT_ONCE }))
  return (
    <fieldset
      className="flex min-h-11 shrink-0 items-center rounded-md border border-edge touch:min-h-12"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget) && takes === 1) setUsed(false)
      }}
    >
      <legend className="sr-only">{t('label')}</legend>
      {isOpen && (
        <button
          type="button"
          aria-label={t('fewer')}
          aria-disabled={takes === 1 || undefined}
          onClick={() => takes > 1 && step(-1)}
          className={stepStyle}
        >
          <Minus className="size-4" aria-hidden />
        </button>
      )}
      <span
        className={cx(
          'figures font-medium',
          // As far from the edge as the signs are from theirs.
          !isOpen && 'pl-2 touch:pl-4 touch:max-[22.5rem]:pl-3',
        )}
        aria-hidden="true"
      >
        {t('times', { takes: number(takes) })}
      </span>
      <span className="sr-only">{t('count', { takes })}</span>
      <button
        type="button"
        aria-label={t('more')}
        aria-disabled={full || undefined}
        title={full ? tooMany : t('more')}
        onClick={() => !full && step(1)}
        className={stepStyle}
      >
        <Plus className="size-4" aria-hidden />
      </button>
    </fieldset>
  )
})
TakesStepper.displayName = 'TakesStepper'
