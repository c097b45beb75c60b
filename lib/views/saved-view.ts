/** How many views one member may keep in one workspace. */
export const MOST_VIEWS = 100

/** Filters of the gallery under a name. */
export type SavedView = {
  id: string
  name: string
  /** As lib/videos/gallery-query.ts writes them, without a question mark. */
  query: string
  shared: boolean
  makerName: string
  mayRemove: boolean
}
