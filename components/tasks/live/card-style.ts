/**
 * A card of a task in its place: the picture beside the prompt and the state, all else below them in
 * full width. As high as `place-cards.tsx` makes a free place.
 */
export const cardStyle =
  'grid min-w-0 grid-cols-[2.75rem_minmax(0,1fr)] content-start gap-x-3 rounded-md border bg-panel p-3'
