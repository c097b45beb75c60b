/**
 * A card of a task in its place: the picture, and all that is said of it in one column beside it. As
 * high as `place-cards.tsx` makes a free place.
 */
export const cardStyle =
  'grid min-w-0 grid-cols-[4rem_minmax(0,1fr)] content-start gap-x-3 rounded-md border bg-panel px-3 py-2'

/** The picture of such a card, or what stands for one. */
export const cardPicture = 'row-span-4 mt-1 size-16 self-start'

/** Its last line: whose it is, and what can be done about it. */
export const cardFoot =
  '-mr-1.5 flex min-h-6 items-center justify-between gap-2 text-second text-xs touch:min-h-9'
