import { askStudio } from '@/components/ui/ask-studio'
import { loadedOrder } from '@/components/videos/bulk/loaded'
import type { Found, FoundVideo } from '@/lib/videos/found-video'

/** What was chosen by "choose all", of which the list on the screen has read only the beginning. */
let found: ReadonlyMap<string, FoundVideo> = new Map()

/** @throws AskError */
export const askFound = async (
  workspace: string,
  query: string,
  timeZone: string | null,
): Promise<Found> => {
  const search = new URLSearchParams(query)
  if (timeZone) search.set('zone', timeZone)
  // Thousands may take longer than a page does.
  return askStudio<Found>(`/api/w/${workspace}/videos/found?${search}`, { timeoutMs: 60_000 })
}

export const keepFound = (videos: readonly FoundVideo[]): void => {
  found = new Map(videos.map((video) => [video.id, video]))
}

export const foundCount = (): number => found.size

export const findFound = (id: string): FoundVideo | null => found.get(id) ?? null

/** What is chosen, as it was made, whatever the order in which it was chosen. */
export const asMade = (ids: ReadonlySet<string>): string[] =>
  [...new Set([...found.keys(), ...loadedOrder()])].filter((id) => ids.has(id)).reverse()
