import { choicesOf, type DraftChoices } from '@/components/tasks/composer/draft'
import { CATALOG } from '@/lib/kling/catalog'
import type { PresetSettings } from '@/lib/presets/preset'

/** What a preset keeps of a draft. */
export type PresetDraft = DraftChoices & { prompt: string }

export const toPreset = (draft: PresetDraft, withPrompt: boolean): PresetSettings => ({
  ...choicesOf(draft),
  ...(withPrompt ? { prompt: draft.prompt } : {}),
})

/** What using a preset changes in a draft: never its inputs, nor a prompt that it does not bring. */
export const fromPreset = ({ type, ...rest }: PresetSettings): Partial<PresetDraft> => {
  const { mode, model, quality } = CATALOG[type]
  return { mode, model, quality, ...rest }
}
