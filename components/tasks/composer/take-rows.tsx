'use client'
import { useTranslations } from 'next-intl'
import { memo, useState } from 'react'
import { type Draft, settingsOf } from '@/components/tasks/composer/draft'
import { soundAddsCredits } from '@/components/tasks/composer/offer'
import { countOf } from '@/components/tasks/composer/press'
import { RatioChoice, RatioShape, ratioOf } from '@/components/tasks/composer/ratio-choice'
import { SettingRow } from '@/components/tasks/composer/setting-row'
import { TakenRatio } from '@/components/tasks/composer/taken-ratio'
import { TiledSetting } from '@/components/tasks/composer/tiled-setting'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import { Slider } from '@/components/ui/slider'
import { Switch } from '@/components/ui/switch'
import { useFormat } from '@/components/ui/use-format'
import { useFrameLater } from '@/components/ui/use-frame-later'
import type { FieldErrors } from '@/lib/errors'
import { CATALOG, DURATION_SECONDS, fieldsOf } from '@/lib/kling/catalog'

type Props = { draft: Draft; change: ChangeDraft; errors: FieldErrors }

/** What an input decides is read and not pressed: it stands lower, and below what is pressed. */
const TAKEN = 'compact:order-1 compact:basis-full compact:[&>*]:min-h-8'

/** All of the tile turns the switch in it. */
const SWITCH_TILE =
  'flex items-center gap-2.5 compact:relative compact:flex-1 compact:gap-2 compact:rounded-md compact:border compact:border-edge compact:px-2 compact:[&_button]:-my-px compact:[&_button]:after:absolute compact:[&_button]:after:inset-0'

/** Length, ratio and sound, as far as the type takes them. */
export const TakeRows = memo(({ draft, change, errors }: Props) => {
  const t = useTranslations('composer')
  const format = useFormat()
  const [open, setOpen] = useState<'length' | 'ratio' | null>(null)
  const toggle = (row: typeof open) => setOpen(open === row ? null : row)
  const settings = settingsOf(draft)
  const fields = fieldsOf(settings.type)
  // A mode brings its slots in one frame and this row in the next: it is as high either way.
  const before = fieldsOf(useFrameLater(settings.type))
  const adds = soundAddsCredits(settings)
  const silenced = draft.mode === 'reference' && draft.video !== null
  const on = draft.sound && !silenced
  const soundWords = (added: number) => {
    if (silenced) return t('sound.silenced')
    if (added === 0) return t('sound.free')
    // Of all that the button counts, as the button does.
    const count = countOf(draft)
    const credits = added * count
    return (
      <>
        <span className="max-[22.5rem]:hidden">
          {t(on ? 'sound.adds' : 'sound.wouldAdd', { credits, count })}
        </span>
        {/* The tile is too narrow there for words. */}
        <span className="hidden max-[22.5rem]:inline">{t('sound.more', { credits })}</span>
      </>
    )
  }
  return (
    <div className="contents compact:flex compact:flex-wrap compact:gap-2">
      {fields.durationSeconds !== 'absent' ? (
        <TiledSetting
          label={t('length')}
          valueText={format.spellSeconds(draft.durationSeconds)}
          value={format.seconds(draft.durationSeconds)}
          isOpen={open === 'length'}
          onToggle={() => toggle('length')}
          error={errors.durationSeconds}
        >
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
        </TiledSetting>
      ) : (
        <SettingRow label={t('length')} className={TAKEN}>
          <span className="text-third">
            {t(CATALOG[settings.type].price.per === 'task' ? 'lengthAtOnePrice' : 'fromVideo')}
          </span>
        </SettingRow>
      )}
      {before.aspectRatio !== 'absent' ? (
        <TiledSetting
          label={t('ratio')}
          valueText={draft.aspectRatio}
          value={
            <>
              <RatioShape ratio={ratioOf(draft.aspectRatio)} />
              {draft.aspectRatio}
            </>
          }
          isOpen={open === 'ratio'}
          onToggle={() => toggle('ratio')}
          error={errors.aspectRatio}
        >
          <RatioChoice
            value={draft.aspectRatio}
            onChange={(aspectRatio) => change({ aspectRatio })}
          />
        </TiledSetting>
      ) : (
        <SettingRow label={t('ratio')} error={errors.aspectRatio} className={TAKEN}>
          {before.image !== 'absent' ? (
            <TakenRatio ratio={draft.image?.ratio ?? null} from={t('fromFrame')} />
          ) : (
            <TakenRatio ratio={draft.video?.ratio ?? null} from={t('fromVideo')} />
          )}
        </SettingRow>
      )}
      {adds !== null && (
        <SettingRow label={t('sound.label')} error={errors.sound} bare className="compact:flex-2">
          <div className={SWITCH_TILE}>
            <Switch
              label={t('sound.label')}
              checked={on}
              onChange={(sound) => change({ sound })}
              blockedReason={silenced ? t('sound.silenced') : null}
            />
            <span className="contents compact:flex compact:min-w-0 compact:flex-col compact:py-0.5">
              <span className="compact:hidden">{t(on ? 'sound.on' : 'sound.off')}</span>
              <span aria-hidden="true" className="hidden leading-4 compact:block">
                {t('sound.label')}
              </span>
              <span className="text-third compact:text-2xs compact:leading-3.5">
                {soundWords(adds)}
              </span>
            </span>
          </div>
        </SettingRow>
      )}
      {fields.keepOriginalSound !== 'absent' && (
        <SettingRow
          label={t('sound.label')}
          error={errors.keepOriginalSound}
          bare
          className="compact:flex-2"
        >
          <div className={SWITCH_TILE}>
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
    </div>
  )
})
TakeRows.displayName = 'TakeRows'
