import 'server-only'
import { isId } from '@/lib/id'
import { GUEST_RIGHTS, linkState, SHOWN_FACTS } from '@/lib/share/share-link'
import { shareToken } from '@/lib/share/share-token'
import type { ShareLinkView } from '@/lib/share/share-view'
import { type ListedLink, listLinks } from '@/lib/share/store'
import { may } from '@/lib/workspaces/roles'
import type { WorkspaceScope } from '@/lib/workspaces/scope'

const RIGHT_COLUMNS = {
  comment: 'mayComment',
  choose: 'mayChoose',
  approve: 'mayApprove',
  download: 'mayDownload',
} as const

const FACT_COLUMNS = {
  prompts: 'showsPrompts',
  members: 'showsMembers',
  costs: 'showsCosts',
} as const

type Flags = Pick<
  ListedLink,
  | (typeof RIGHT_COLUMNS)[keyof typeof RIGHT_COLUMNS]
  | (typeof FACT_COLUMNS)[keyof typeof FACT_COLUMNS]
>

export const rightsOf = (link: Flags) => GUEST_RIGHTS.filter((right) => link[RIGHT_COLUMNS[right]])

export const factsOf = (link: Flags) => SHOWN_FACTS.filter((fact) => link[FACT_COLUMNS[fact]])

/** The links of the workspace, or of one of its videos, newest first. */
export const readShareLinks = async (
  scope: WorkspaceScope,
  videoId: string | null,
  now = new Date(),
): Promise<ShareLinkView[]> => {
  if (videoId !== null && !isId(videoId)) return []
  const rows = await listLinks(scope.workspaceId, videoId)
  const anybodys = may(scope.role, 'shares:revoke-any')
  return rows.map((row) => ({
    id: row.id,
    path: `/share/${shareToken(row.id)}`,
    title: row.title,
    makerName: row.createdBy.displayName,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    state: linkState(row, now),
    hasPassword: row.passwordHash !== null,
    may: rightsOf(row),
    shows: factsOf(row),
    videos: row._count.videos,
    views: row.views,
    lastViewedAt: row.lastViewedAt?.toISOString() ?? null,
    mayRevoke: anybodys || row.createdById === scope.userId,
  }))
}
