import { spokenName } from '@/components/tasks/composer/image-name'
import type { Reference } from '@/components/tasks/composer/references'
import { fold } from '@/lib/fold'

/** "image 2, Mina": plain words, for people and for Kling. */
export const mentionOf = ({ word, name }: Reference): string =>
  [word, spokenName(name)].filter(Boolean).join(', ')

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
