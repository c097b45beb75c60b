import { type Draft, EMPTY_DRAFT, typeOf } from '@/components/tasks/composer/draft'
import { fieldsOf, type Presence } from '@/lib/kling/catalog'

/** What somebody wrote or brought; the rest are choices, which are made again in a moment. */
const OWN = [
  'prompt',
  'negativePrompt',
  'alternatives',
  'image',
  'endImage',
  'video',
  'images',
] as const

const holds = (value: unknown): boolean =>
  [value].flat().some((one) => (typeof one === 'string' ? one.trim() : one))

export const changesOwn = (change: Partial<Draft>): boolean => OWN.some((name) => name in change)

/** More than anybody remembers; every change writes all of them down. One more takes the last away. */
export const MOST_ASIDE = 9

/**
 * Whether something of a draft is gone with it: what was sent, or came out of a task, is still
 * there, but for what its mode of then did not take.
 */
const isLost = (draft: Draft, next: Partial<Draft>): boolean => {
  const taken: Partial<Record<(typeof OWN)[number], Presence>> = fieldsOf(
    typeOf({ ...draft, mode: draft.sentAs }),
  )
  return OWN.some(
    (name) =>
      name in next &&
      holds(draft[name]) &&
      JSON.stringify(draft[name]) !== JSON.stringify(next[name]) &&
      !(draft.isElsewhere && taken[name] !== 'absent'),
  )
}

/** Those that can be had nowhere else. */
export const onlyAside = (aside: Draft[]): Draft[] =>
  aside.filter((one) => isLost(one, EMPTY_DRAFT))

/** What replaces a draft, with the way back to it where something of it would be lost. */
export const replacing = (draft: Draft, next: Partial<Draft>): Partial<Draft> => ({
  ...next,
  aside: isLost(draft, next)
    ? [{ ...draft, aside: [] }, ...onlyAside(draft.aside)].slice(0, MOST_ASIDE)
    : draft.aside,
})

/**
 * The newest draft that was kept aside. What stood in its place becomes the last of them, so that
 * asked again and again each has its turn.
 */
export const bringBack = (draft: Draft): Partial<Draft> => {
  const [newest, ...others] = draft.aside
  const isEmpty = !OWN.some((name) => holds(draft[name]))
  return { ...newest, aside: isEmpty ? others : [...others, { ...draft, aside: [] }] }
}
