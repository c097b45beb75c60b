import { CATALOG, type Fields, fieldsOf, type KlingType } from '@/lib/kling/catalog'
import type { TaskSettings } from '@/lib/kling/settings'
import { withoutUndefined } from '@/lib/without-undefined'

export type SettingsDraft = Partial<TaskSettings> & { type: KlingType }

/**
 * What of a draft applies to its type, for a form that keeps its other fields while somebody
 * tries another type. Empty lists and blank negative prompts go too; nothing is judged.
 */
export const pruneSettings = (draft: SettingsDraft): SettingsDraft => {
  const fields = fieldsOf(draft.type)
  const kept: SettingsDraft = { ...draft }
  for (const name of Object.keys(fields) as (keyof Fields)[]) {
    if (fields[name] === 'absent') delete kept[name]
  }
  if (kept.images?.length === 0) delete kept.images
  if (kept.negativePrompt?.trim() === '') delete kept.negativePrompt
  // A reference with a video is silent, whatever the switch said before the video came.
  if (CATALOG[draft.type].mode === 'reference' && kept.video) kept.sound = false
  return withoutUndefined(kept)
}
