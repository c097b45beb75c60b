import { fieldsOf, type KlingType } from '@/lib/kling/catalog'
import type { MediaRef, TaskSettings } from '@/lib/kling/settings'

/** Complete settings for any type: `image` and `video` stand wherever the type wants them. */
export const settingsFor = (
  type: KlingType,
  inputs: { image: MediaRef; video: MediaRef },
  overrides: Partial<TaskSettings> = {},
): TaskSettings => {
  const fields = fieldsOf(type)
  const has = (field: keyof typeof fields) => fields[field] !== 'absent'
  return {
    type,
    prompt: `A lighthouse at blue hour, ${type}`,
    ...(has('durationSeconds') ? { durationSeconds: 3 } : {}),
    ...(has('aspectRatio') ? { aspectRatio: '9:16' as const } : {}),
    ...(has('sound') ? { sound: true } : {}),
    ...(has('cfgScale') ? { cfgScale: 0.4 } : {}),
    ...(has('keepOriginalSound') ? { keepOriginalSound: true } : {}),
    ...(has('image') ? { image: inputs.image, endImage: inputs.image } : {}),
    ...(fields.video === 'required' ? { video: inputs.video } : {}),
    ...(has('images') ? { images: [inputs.image, inputs.image] } : {}),
    ...overrides,
  }
}
