'use client'
import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { PromptField } from '@/components/tasks/composer/prompt-field'
import { SettingRow } from '@/components/tasks/composer/setting-row'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import { later } from '@/components/ui/later'
import { useFormat } from '@/components/ui/use-format'
import type { FieldErrors } from '@/lib/errors'

const StrengthPlace = () => (
  <SettingRow label={useTranslations('composer.strength')('short')}>{null}</SettingRow>
)
const StrengthRow = later(
  () => import('@/components/tasks/composer/strength-row').then((file) => file.StrengthRow),
  StrengthPlace,
)

type Props = {
  negativePrompt: string
  cfgScale: number
  change: ChangeDraft
  errors: FieldErrors
  /** Not every model takes a prompt strength. */
  strength: boolean
}

/** What is seldom changed, behind one line that says how it stands. */
export const MoreSettings = memo(
  ({ negativePrompt, cfgScale, change, errors, strength }: Props) => {
    const t = useTranslations('composer.more')
    const format = useFormat()
    const [open, setOpen] = useState(false)
    // Closed again it stays: what is typed there and cannot be read holds a press back.
    const [wasOpened, setOpened] = useState(false)
    if (open && !wasOpened) setOpened(true)
    const details = useRef<HTMLDetailsElement>(null)
    // The browser opens it for whoever presses before the scripts are there.
    useEffect(() => {
      if (details.current?.open) setOpen(true)
    }, [])
    const wrong = Boolean(errors.negativePrompt || errors.cfgScale)
    // A mistake is never hidden behind a closed line.
    useEffect(() => {
      if (wrong) setOpen(true)
    }, [wrong])
    return (
      <details
        ref={details}
        open={open}
        onToggle={({ currentTarget: line }) => {
          if (line.open === open) return
          // Drawn with all that it opens before it is brought into view.
          flushSync(() => setOpen(line.open))
          if (line.open) line.scrollIntoView({ block: 'nearest' })
        }}
        className="group scroll-mb-3 border-t pt-1"
      >
        <summary
          {...StrengthRow.soon}
          className="flex min-h-10 list-none items-center justify-between rounded-md text-second hover:text-ink touch:min-h-12"
        >
          {t('summary', {
            avoid: negativePrompt.trim() ? 'set' : 'none',
            strength: strength ? format.decimal(cfgScale) : 'none',
          })}
          <ChevronDown className="size-4 transition-transform group-open:rotate-180" aria-hidden />
        </summary>
        <div className="flex flex-col gap-3 pt-1 pb-2">
          <PromptField
            label={t('avoid')}
            name="negativePrompt"
            small
            placeholder={t('avoidPlaceholder')}
            value={negativePrompt}
            onChange={(text) => change({ negativePrompt: text })}
            error={errors.negativePrompt}
          />
          {strength && wasOpened && (
            <StrengthRow
              value={cfgScale}
              onChange={(value) => change({ cfgScale: value })}
              error={errors.cfgScale}
            />
          )}
        </div>
      </details>
    )
  },
)
MoreSettings.displayName = 'MoreSettings'
