import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireViewer } from '@/lib/auth/session'
import { AppError } from '@/lib/errors'
import { mintScope, type WorkspaceScope } from '@/lib/workspaces/access'
import { may, type Permission } from '@/lib/workspaces/roles'
import { findMembers, findProjects, findWorkspacesOf } from '@/lib/workspaces/store'
import { listTokens } from '@/lib/workspaces/token-store'
import type { TokenView } from '@/lib/workspaces/token-view'
import type { MemberView, ProjectView, WorkspaceView } from '@/lib/workspaces/workspace-view'

/**
 * The scope for a page: signed out goes to sign-in and comes back, foreign or unknown or not
 * allowed is the not-found page.
 */
export const loadScope = cache(
  async (slug: string, permission: Permission = 'workspace:read'): Promise<WorkspaceScope> => {
    const viewer = await requireViewer(`/w/${encodeURIComponent(slug)}`)
    try {
      return await mintScope(viewer.userId, slug, permission)
    } catch (error) {
      if (error instanceof AppError) notFound()
      throw error
    }
  },
)

/** The workspaces of the viewer, oldest membership first. */
export const loadWorkspaces = cache(async (): Promise<WorkspaceView[]> => {
  const { userId } = await requireViewer()
  return findWorkspacesOf(userId)
})

/** All projects of the workspace, oldest first; there is always at least one. */
export const listProjects = (scope: WorkspaceScope): Promise<ProjectView[]> =>
  findProjects(scope.workspaceId)

export const listMembers = (scope: WorkspaceScope): Promise<MemberView[]> =>
  findMembers(scope.workspaceId)

/** The tokens that the viewer may revoke, newest first. */
export const listApiTokens = async (scope: WorkspaceScope): Promise<TokenView[]> => {
  const anybodys = may(scope.role, 'tokens:manage-any')
  const rows = await listTokens(scope.workspaceId, anybodys ? null : scope.userId)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    ending: row.ending,
    projectName: row.project.name,
    memberName: row.user.displayName,
    mine: row.userId === scope.userId,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }))
}
