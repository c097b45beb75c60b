'use client'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { type Draft, modelsOf, typeOf } from '@/components/tasks/composer/draft'
import { SettingRow } from '@/components/tasks/composer/setting-row'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import { Segmented } from '@/components/ui/segmented'
import { CATALOG, MODEL_KEYS, MODELS, QUALITIES, QUALITY_KEYS } from '@/lib/kling/catalog'

type Props = { draft: Draft; change: ChangeDraft }

/** Model and quality; what a mode does not exist on stays in sight and says so. */
export const ModelRows = memo(({ draft, change }: Props) => {
  const t = useTranslations('composer')
  const models = modelsOf(draft)
  const reason = t('onlyOn', {
    mode: draft.mode,
    models: models.map((model) => MODELS[model].name).join(', '),
  })
  return (
    <div className="contents compact:grid compact:grid-cols-2 compact:gap-2">
      <SettingRow label={t('model')} bare>
        <div>
          <Segmented
            label={t('model')}
            value={CATALOG[typeOf(draft)].model}
            onChange={(model) => change({ model })}
            options={MODEL_KEYS.map((model) => ({
              value: model,
              label: MODELS[model].name,
              disabledReason: models.includes(model) ? null : reason,
            }))}
          />
          {models.length < MODEL_KEYS.length && <p className="mt-1 text-third text-xs">{reason}</p>}
        </div>
      </SettingRow>
      <SettingRow label={t('quality')} bare>
        <Segmented
          label={t('quality')}
          value={draft.quality}
          onChange={(quality) => change({ quality })}
          options={QUALITY_KEYS.map((quality) => ({
            value: quality,
            label: QUALITIES[quality].name,
          }))}
        />
      </SettingRow>
    </div>
  )
})
ModelRows.displayName = 'ModelRows'
