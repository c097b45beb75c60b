'use client'
import { type Draft, settingsOf } from '@/components/tasks/composer/draft'
import { soundAddsCredits } from '@/components/tasks/composer/offer'
import { RatioChoice } from '@/components/tasks/composer/ratio-choice'
import { SettingRow } from '@/components/tasks/composer/setting-row'
import { TakenRatio } from '@/components/tasks/composer/taken-ratio'
import type { ChangeDraft } from '@/components/tasks/composer/use-draft'
import { Slider } from '@/components/ui/slider'
import { Switch } from '@/components/ui/switch'
import type { FieldErrors } from '@/lib/errors'
import { formatCredits } from '@/lib/format'
import { DURATION_SECONDS, fieldsOf } from '@/lib/kling/catalog'

type Props = { draft: Draft; change: ChangeDraft; errors: FieldErrors }

const soundWords = (on: boolean, adds: number): string => {
  if (adds === 0) return 'costs nothing more'
  return on ? `adds ${formatCredits(adds)} credits` : `would add ${formatCredits(adds)} credits`
}

/** Length, ratio and sound, as far as the type takes them. */
export const TakeRows = ({ draft, change, errors }: Props) => {
  const settings = settingsOf(draft)
  const fields = fieldsOf(settings.type)
  const adds = soundAddsCredits(settings)
  const silenced = draft.mode === 'reference' && draft.video !== null
  return (
    <>
      {fields.durationSeconds !== 'absent' ? (
        <SettingRow label="Length" error={errors.durationSeconds}>
          <div className="flex items-center gap-3">
            <Slider
              label="Length"
              value={draft.durationSeconds}
              {...DURATION_SECONDS}
              onChange={(durationSeconds) => change({ durationSeconds })}
              valueText={`${draft.durationSeconds} seconds`}
            />
            <span className="figures w-9 shrink-0 text-right">{draft.durationSeconds} s</span>
          </div>
        </SettingRow>
      ) : (
        <SettingRow label="Length">
          <span className="text-third">from the source video</span>
        </SettingRow>
      )}
      <SettingRow label="Ratio" error={errors.aspectRatio}>
        {fields.aspectRatio !== 'absent' ? (
          <RatioChoice
            value={draft.aspectRatio}
            onChange={(aspectRatio) => change({ aspectRatio })}
          />
        ) : fields.image !== 'absent' ? (
          <TakenRatio ratio={draft.image?.ratio ?? null} from="from the first frame" />
        ) : (
          <TakenRatio ratio={draft.video?.ratio ?? null} from="from the source video" />
        )}
      </SettingRow>
      {adds !== null && (
        <SettingRow label="Sound" error={errors.sound}>
          <div className="flex items-center gap-2.5">
            <Switch
              label="Sound"
              checked={draft.sound && !silenced}
              onChange={(sound) => change({ sound })}
              blockedReason={silenced ? 'With a video, Kling makes no sound.' : null}
            />
            <span>{draft.sound && !silenced ? 'On' : 'Off'}</span>
            <span className="text-third">
              {silenced ? 'With a video, Kling makes no sound.' : soundWords(draft.sound, adds)}
            </span>
          </div>
        </SettingRow>
      )}
      {fields.keepOriginalSound !== 'absent' && (
        <SettingRow label="Sound" error={errors.keepOriginalSound}>
          <div className="flex items-center gap-2.5">
            <Switch
              label="Keep the original sound"
              checked={draft.keepOriginalSound}
              onChange={(keepOriginalSound) => change({ keepOriginalSound })}
            />
            <span>
              {draft.keepOriginalSound ? 'Original sound kept' : 'Original sound dropped'}
            </span>
          </div>
        </SettingRow>
      )}
    </>
  )
}
