import type { Translate } from '@/components/ui/translate'
import { typeLabel } from '@/components/videos/type-label'
import { fold, searchTerms } from '@/lib/fold'
import type { Format } from '@/lib/intl/format'
import { fieldsOf } from '@/lib/kling/catalog'
import type { PresetSettings, PresetView } from '@/lib/presets/preset'

/** A line ends behind the dot, never before it. */
export const PRESET_DOT = '\u00a0· '

/** What a preset sets, on one line: as far as its type takes it. */
export const presetWords = (
  settings: PresetSettings,
  t: Translate<'presets'>,
  videos: Translate<'videos'>,
  format: Format,
): string => {
  const fields = fieldsOf(settings.type)
  return [
    typeLabel(videos, settings.type),
    fields.durationSeconds !== 'absent' && format.seconds(settings.durationSeconds),
    fields.aspectRatio !== 'absent' && settings.aspectRatio,
    fields.sound !== 'absent' && !settings.sound && t('silent'),
    settings.prompt !== undefined && t('withPrompt'),
  ]
    .filter(Boolean)
    .join(PRESET_DOT)
}

/** One's own first, then what others share; each in the order of the reader's alphabet. */
export const groupPresets = (
  presets: PresetView[],
  asked: string,
  locale: string,
): { own: PresetView[]; others: PresetView[] } => {
  const terms = searchTerms(asked)
  const collator = new Intl.Collator(locale, { numeric: true })
  const found = presets
    .filter(({ name }) => terms.every((term) => fold(name).includes(term)))
    .sort((a, b) => collator.compare(a.name, b.name))
  return { own: found.filter(({ mine }) => mine), others: found.filter(({ mine }) => !mine) }
}

/** One's own preset that a reader would call by the same name. */
export const findSameName = (presets: PresetView[], name: string): PresetView | undefined =>
  presets.find((preset) => preset.mine && fold(preset.name) === fold(name))
