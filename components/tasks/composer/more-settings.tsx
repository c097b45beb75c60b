'use client'
import { ChevronDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Draft } from '@/components/tasks/composer/draft'
import { PromptField } from '@/components/tasks/composer/prompt-field'
import { SettingRow } from '@/components/tasks/composer/setting-row'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import { Slider } from '@/components/ui/slider'
import type { FieldErrors } from '@/lib/errors'
import { CFG_SCALE } from '@/lib/kling/catalog'

type Props = {
  draft: Draft
  change: ChangeDraft
  errors: FieldErrors
  /** Only Kling 3.0 takes a prompt strength. */
  strength: boolean
}

/** What is seldom changed, behind one line that says how it stands. */
export const MoreSettings = ({ draft, change, errors, strength }: Props) => {
  const [open, setOpen] = useState(false)
  const wrong = Boolean(errors.negativePrompt || errors.cfgScale)
  // A mistake is never hidden behind a closed line.
  useEffect(() => {
    if (wrong) setOpen(true)
  }, [wrong])
  const avoid = draft.negativePrompt.trim() ? 'Avoid: set' : 'Avoid'
  return (
    <details
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group border-t pt-1"
    >
      <summary className="flex min-h-10 list-none items-center justify-between rounded-md text-second hover:text-ink touch:min-h-12">
        {avoid}
        {strength && `, prompt strength ${draft.cfgScale}`}
        <ChevronDown className="size-4 transition-transform group-open:rotate-180" aria-hidden />
      </summary>
      <div className="flex flex-col gap-3 pt-1 pb-2">
        <PromptField
          label="Avoid"
          name="negativePrompt"
          small
          placeholder="What should not appear"
          value={draft.negativePrompt}
          onChange={(negativePrompt) => change({ negativePrompt })}
          error={errors.negativePrompt}
        />
        {strength && (
          <SettingRow label="Strength" error={errors.cfgScale}>
            <div className="flex items-center gap-3">
              <Slider
                label="Prompt strength"
                value={draft.cfgScale}
                min={CFG_SCALE.min}
                max={CFG_SCALE.max}
                step={0.05}
                onChange={(cfgScale) => change({ cfgScale: Math.round(cfgScale * 100) / 100 })}
                valueText={`${draft.cfgScale}, from free to strict`}
              />
              <span className="figures w-9 shrink-0 text-right">{draft.cfgScale}</span>
            </div>
          </SettingRow>
        )}
      </div>
    </details>
  )
}
