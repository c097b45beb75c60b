import type { FieldErrors } from '@/lib/errors'

/** What stands first in the form; the others follow. */
const FIRST = ['image', 'endImage', 'video', 'images', 'prompt', 'alternatives']

const partsOf = (name: string): [field: string, index?: string] => {
  const [field = '', index] = name.split('.')
  return [field, index]
}

const rankOf = (name: string): number => FIRST.indexOf(partsOf(name)[0]) + 1 || FIRST.length + 1

/** The mistake that the focus goes to, for the message composer.send.mistake; null for none. */
export const firstMistake = (errors: FieldErrors) => {
  const [first, ...others] = Object.entries(errors).sort(([a], [b]) => rankOf(a) - rankOf(b))
  if (!first) return null
  const [field, index] = partsOf(first[0])
  return {
    field,
    name: first[0],
    /** In a list, from 1; 0 for the whole of it. */
    place: index === undefined ? 0 : Number(index) + 1,
    problem: first[1],
    more: others.length,
  }
}
