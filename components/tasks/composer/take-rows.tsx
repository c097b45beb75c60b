'use client'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { type Draft, settingsOf } from '@/components/tasks/composer/draft'
import { soundAddsCredits } from '@/components/tasks/composer/offer'
import { RatioChoice } from '@/components/tasks/composer/ratio-choice'
import { SettingRow } from '@/components/tasks/composer/setting-row'
import { TakenRatio } from '@/components/tasks/composer/taken-ratio'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import { Slider } from '@/components/ui/slider'
import { Switch } from '@/components/ui/switch'
import { useFormat } from '@/components/ui/use-format'
import type { FieldErrors } from '@/lib/errors'
import { DURATION_SECONDS, fieldsOf } from '@/lib/kling/catalog'

type Props = { draft: Draft; change: ChangeDraft; errors: FieldErrors }

/** Length, ratio and sound, as far as the type takes them. */
export const TakeRows = memo(({ draft, change, errors }: Props) => {
  const t = useTranslations('composer')
  const format = useFormat()
  const settings = settingsOf(draft)
  const fields = fieldsOf(settings.type)
  const adds = soundAddsCredits(settings)
  const silenced = draft.mode === 'reference' && draft.video !== null
  const on = draft.sound && !silenced
  const soundWords = (added: number) => {
    if (silenced) return t('sound.silenced')
    if (added === 0) return t('sound.free')
    return t(on ? 'sound.adds' : 'sound.wouldAdd', { credits: added })
  }
  return (
    <>
      {fields.durationSeconds !== 'absent' ? (
        <SettingRow label={t('length')} error={errors.durationSeconds}>
          <div className="flex items-center gap-3">
            <Slider
              label={t('length')}
              value={draft.durationSeconds}
              {...DURATION_SECONDS}
              onChange={(durationSeconds) => change({ durationSeconds })}
              valueText={format.spellSeconds(draft.durationSeconds)}
            />
            <span className="figures w-9 shrink-0 text-right">
              {format.seconds(draft.durationSeconds)}
            </span>
          </div>
        </SettingRow>
      ) : (
        <SettingRow label={t('length')}>
          <span className="text-third">{t('fromVideo')}</span>
        </SettingRow>
      )}
      <SettingRow label={t('ratio')} error={errors.aspectRatio}>
        {fields.aspectRatio !== 'absent' ? (
          <RatioChoice
            value={draft.aspectRatio}
            onChange={(aspectRatio) => change({ aspectRatio })}
          />
        ) : fields.image !== 'absent' ? (
          <TakenRatio ratio={draft.image?.ratio ?? null} from={t('fromFrame')} />
        ) : (
          <TakenRatio ratio={draft.video?.ratio ?? null} from={t('fromVideo')} />
        )}
      </SettingRow>
      {adds !== null && (
        <SettingRow label={t('sound.label')} error={errors.sound}>
          <div className="flex items-center gap-2.5">
            <Switch
              label={t('sound.label')}
              checked={on}
              onChange={(sound) => change({ sound })}
              blockedReason={silenced ? t('sound.silenced') : null}
            />
            <span>{t(on ? 'sound.on' : 'sound.off')}</span>
            <span className="text-third">{soundWords(adds)}</span>
          </div>
        </SettingRow>
      )}
      {fields.keepOriginalSound !== 'absent' && (
        <SettingRow label={t('sound.label')} error={errors.keepOriginalSound}>
          <div className="flex items-center gap-2.5">
            <Switch
              label={t('sound.keepOriginal')}
              checked={draft.keepOriginalSound}
              onChange={(keepOriginalSound) => change({ keepOriginalSound })}
            />
            <span>
              {t(draft.keepOriginalSound ? 'sound.originalKept' : 'sound.originalDropped')}
            </span>
          </div>
        </SettingRow>
      )}
    </>
  )
})
TakeRows.displayName = 'TakeRows'
