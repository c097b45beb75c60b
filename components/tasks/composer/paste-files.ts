import type { Draft } from '@/components/tasks/composer/draft'
import { kindOf } from '@/components/tasks/composer/take-files'
import type { Fields } from '@/lib/kling/catalog'

export type SlotName = 'image' | 'endImage' | 'video' | 'images'

/** The slot that files pasted anywhere in the composer belong to: the first free one of their kind. */
export const slotFor = (draft: Draft, fields: Fields, files: File[]): SlotName | null => {
  const takes = (name: SlotName) => fields[name] !== 'absent'
  if (files.some((file) => kindOf(file) === 'video')) return takes('video') ? 'video' : null
  if (takes('images')) return 'images'
  if (takes('image') && !draft.image) return 'image'
  return takes('endImage') && !draft.endImage ? 'endImage' : null
}
