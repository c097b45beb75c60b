import { type Draft, typeOf } from '@/components/tasks/composer/draft'
import { fieldsOf } from '@/lib/kling/catalog'

/** Something that the prompt may speak of. */
export type Reference = {
  /** As Kling reads it, in whatever language the prompt is. */
  word: string
  place: number
  /** As its row has it; null or '' where it has none. */
  name: string | null
}

/** Null where the type takes none. */
export const referencesOf = (draft: Draft): Reference[] | null =>
  fieldsOf(typeOf(draft)).images === 'absent'
    ? null
    : draft.images.map(({ name }, index) => ({
        word: `image ${index + 1}`,
        place: index + 1,
        name,
      }))
