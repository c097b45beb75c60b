'use client'
import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, useEffect, useState } from 'react'
import { PromptField } from '@/components/tasks/composer/prompt-field'
import { StrengthRow } from '@/components/tasks/composer/strength-row'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import { useFormat } from '@/components/ui/use-format'
import type { FieldErrors } from '@/lib/errors'

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
    const wrong = Boolean(errors.negativePrompt || errors.cfgScale)
    // A mistake is never hidden behind a closed line.
    useEffect(() => {
      if (wrong) setOpen(true)
    }, [wrong])
    return (
      <details
        open={open}
        onToggle={(event) => setOpen(event.currentTarget.open)}
        className="group border-t pt-1"
      >
        <summary className="flex min-h-10 list-none items-center justify-between rounded-md text-second hover:text-ink touch:min-h-12">
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
          {strength && (
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
