import type { Draft } from '@/components/tasks/composer/draft'
import type { MediaKind } from '@/components/tasks/composer/take-files'
import type { Fields, Mode } from '@/lib/kling/catalog'

export type SlotName = 'image' | 'endImage' | 'video' | 'images'

/** The slot that what is pasted or dropped anywhere in the composer belongs to: the first free one. */
export const placeFor = (draft: Draft, fields: Fields, kind: MediaKind): SlotName | null => {
  const takes = (name: SlotName) => fields[name] !== 'absent'
  if (kind === 'video') return takes('video') ? 'video' : null
  if (takes('images')) return 'images'
  if (takes('image') && !draft.image) return 'image'
  return takes('endImage') && !draft.endImage ? 'endImage' : null
}

/** The slot that says why nothing could be taken; null where the type has none at all. */
export const spokesman = (fields: Fields): SlotName | null =>
  (['image', 'images', 'video'] as const).find((name) => fields[name] !== 'absent') ?? null

/** Where a type takes nothing, a file is a wish for another one. */
export const modeFor = (kind: MediaKind): { mode: Mode; slot: SlotName } =>
  kind === 'video' ? { mode: 'edit', slot: 'video' } : { mode: 'image', slot: 'image' }
