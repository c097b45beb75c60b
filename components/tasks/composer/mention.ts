import { type Draft, settingsOf } from '@/components/tasks/composer/draft'
import { fold } from '@/lib/fold'
import { fieldsOf } from '@/lib/kling/catalog'

/** Something that the prompt may speak of. */
export type Reference = {
  /** As Kling reads it, in whatever language the prompt is. */
  word: string
  place: number
  /** Its file's name, where it has one. */
  name: string | null
}

export const referencesOf = (draft: Draft): Reference[] =>
  fieldsOf(settingsOf(draft).type).images === 'absent'
    ? []
    : draft.images.map(({ name }, index) => ({
        word: `image ${index + 1}`,
        place: index + 1,
        name,
      }))

/** Longer than any name that somebody types to find a picture. */
const LONGEST_QUERY = 24

/** The "@" before the caret and what was typed since; null where nobody is naming anything. */
export const mentionAt = (
  value: string,
  caret: number,
): { start: number; query: string } | null => {
  const start = value.lastIndexOf('@', caret - 1)
  if (start < 0 || caret - start - 1 > LONGEST_QUERY) return null
  const query = value.slice(start + 1, caret)
  // An address in the prompt, or the next line, names nothing.
  if (/[\p{L}\p{N}]$/u.test(value.slice(0, start)) || query.includes('\n')) return null
  return { start, query }
}

/** Those that what was typed may mean: by number, or by a part of the name. */
export const findReferences = (references: readonly Reference[], query: string): Reference[] => {
  const asked = fold(query)
  return references.filter(
    ({ word, place, name }) =>
      String(place) === asked || word.startsWith(asked) || fold(name ?? '').includes(asked),
  )
}
