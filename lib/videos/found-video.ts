/** So many of all that filters find can be chosen or downloaded at once. */
export const MOST_FOUND = 5_000

/** So many videos at once are moved or decided about: as many as one transaction takes. */
export const MOST_AT_ONCE = 500

/** As much of a video as it takes to do something with all that is found. */
export type FoundVideo = { id: string; projectId: string }

/** Newest first; `isMore` when there are more than `MOST_FOUND`. */
export type Found = { videos: FoundVideo[]; isMore: boolean }
