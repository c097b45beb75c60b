import 'server-only'
import { cache } from 'react'
import { countScreened, readOpenScreenings, readScreening } from '@/lib/screening/screenings'
import { type GalleryQuery, parseGalleryQuery } from '@/lib/videos/gallery-query'
import { listMembers, listProjects, loadScope } from '@/lib/workspaces/loaders'
import { may } from '@/lib/workspaces/roles'

/** What can be watched: what the address filters, today's takes, and screenings that go on. */
export const loadScreenings = async (
  slug: string,
  search: Record<string, string | string[] | undefined>,
  { today, timeZone }: { today: string; timeZone: string },
) => {
  const scope = await loadScope(slug)
  const asked = parseGalleryQuery(search)
  const query: GalleryQuery = Object.keys(asked).length > 0 ? asked : { date: today }
  const [open, videos, projects, members] = await Promise.all([
    readOpenScreenings(scope),
    countScreened(scope, { query, timeZone }),
    listProjects(scope),
    listMembers(scope),
  ])
  return {
    query,
    isToday: query !== asked,
    videos,
    open,
    // Whose names stand in that of a screening.
    projects,
    members,
    canLead: may(scope.role, 'screenings:lead'),
  }
}

/** Null when there is none. The page and its title share the answer. */
export const loadScreening = cache(async (slug: string, id: string) => {
  const scope = await loadScope(slug)
  const found = await readScreening(scope, id)
  return (
    found && {
      ...found,
      canLead: may(scope.role, 'screenings:lead'),
      canDecide: may(scope.role, 'videos:decide'),
    }
  )
})
