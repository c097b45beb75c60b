'use client'
import { type Draft, modelsOf } from '@/components/tasks/composer/draft'
import { SettingRow } from '@/components/tasks/composer/setting-row'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import { Segmented } from '@/components/ui/segmented'
import type { Mode, Model, Quality } from '@/lib/kling/catalog'

export const MODES: { value: Mode; label: string }[] = [
  { value: 'text', label: 'Text' },
  { value: 'image', label: 'Image' },
  { value: 'reference', label: 'Reference' },
  { value: 'edit', label: 'Edit' },
]

const MODELS: { value: Model; label: string }[] = [
  { value: '3.0', label: 'Kling 3.0' },
  { value: 'o3', label: 'O3' },
]

const QUALITIES: { value: Quality; label: string }[] = [
  { value: 'std', label: 'Standard' },
  { value: 'pro', label: 'Pro' },
]

type Props = { draft: Draft; change: ChangeDraft }

/** Model and quality; what a mode does not exist on stays in sight and says so. */
export const ModelRows = ({ draft, change }: Props) => {
  const models = modelsOf(draft.mode)
  const model = models.includes(draft.model) ? draft.model : (models[0] ?? draft.model)
  const missing = MODELS.filter(({ value }) => !models.includes(value))
  const mode = MODES.find(({ value }) => value === draft.mode)?.label
  const only = MODELS.find(({ value }) => value === model)?.label
  const reason = `${mode} exists on ${only} only.`
  return (
    <>
      <SettingRow label="Model">
        <div>
          <Segmented
            label="Model"
            value={model}
            onChange={(value) => change({ model: value })}
            options={MODELS.map((option) => ({
              ...option,
              disabledReason: models.includes(option.value) ? null : reason,
            }))}
          />
          {missing.length > 0 && <p className="mt-1 text-third text-xs">{reason}</p>}
        </div>
      </SettingRow>
      <SettingRow label="Quality">
        <Segmented
          label="Quality"
          value={draft.quality}
          onChange={(quality) => change({ quality })}
          options={QUALITIES}
        />
      </SettingRow>
    </>
  )
}
