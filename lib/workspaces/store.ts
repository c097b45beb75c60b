import { type Db, db, Prisma, readDirectly } from '@/lib/db/client'
import { inPages } from '@/lib/db/pages'
import type { Tx } from '@/lib/db/transaction'
import type { Role } from '@/lib/workspaces/roles'
import type { MemberView, ProjectView, WorkspaceView } from '@/lib/workspaces/workspace-view'

type Membership = { workspaceId: string; slug: string; name: string; userId: string; role: Role }

/** Asked with every request. */
export const findMembership = async (userId: string, slug: string): Promise<Membership | null> => {
  const rows = await readDirectly(Prisma.sql`
    SELECT w."id", w."slug", w."name", m."role"
    FROM "Workspace" w JOIN "Membership" m ON m."workspaceId" = w."id" AND m."userId" = ${userId}
    WHERE w."slug" = ${slug}`)
  const [row] = rows as [string, string, string, Role][]
  if (!row) return null
  const [workspaceId, own, name, role] = row
  return { workspaceId, slug: own, name, userId, role }
}

/** The workspaces of one person, oldest membership first. */
export const findWorkspacesOf = async (userId: string): Promise<WorkspaceView[]> => {
  const rows = await db().membership.findMany({
    where: { userId },
    orderBy: [{ createdAt: 'asc' }, { workspaceId: 'asc' }],
    select: { role: true, workspace: { select: { id: true, slug: true, name: true } } },
  })
  return rows.map(({ role, workspace }) => ({ ...workspace, role }))
}

export const findWorkspaceBySlug = (slug: string, at: Db = db()) =>
  at.workspace.findUnique({ where: { slug }, select: { id: true, slug: true, name: true } })

/** Slugs in use that begin so. */
export const findSlugs = async (prefix: string, at: Db = db()): Promise<string[]> => {
  const rows = await at.workspace.findMany({
    where: { slug: { startsWith: prefix } },
    select: { slug: true },
  })
  return rows.map(({ slug }) => slug)
}

export const insertWorkspace = (tx: Tx, { slug, name }: { slug: string; name: string }) =>
  tx.workspace.create({ data: { slug, name }, select: { id: true, slug: true, name: true } })

export const insertMembership = async (
  tx: Tx,
  membership: { workspaceId: string; userId: string; role: Role },
): Promise<void> => {
  await tx.membership.create({ data: membership })
}

export const countMembers = (tx: Tx, workspaceId: string): Promise<number> =>
  tx.membership.count({ where: { workspaceId } })

export const insertProject = async (
  project: { workspaceId: string; name: string },
  at: Db = db(),
): Promise<ProjectView> => toProjectView(await at.project.create({ data: project }))

export const findProjects = async (workspaceId: string): Promise<ProjectView[]> => {
  const rows = await db().project.findMany({
    where: { workspaceId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(toProjectView)
}

/** False when the workspace has no such project. */
export const updateProjectName = async (
  workspaceId: string,
  projectId: string,
  name: string,
  at: Db = db(),
): Promise<boolean> => {
  const { count } = await at.project.updateMany({
    where: { id: projectId, workspaceId },
    data: { name },
  })
  return count === 1
}

const toProjectView = (row: { id: string; name: string; createdAt: Date }): ProjectView => ({
  id: row.id,
  name: row.name,
  createdAt: row.createdAt.toISOString(),
})

export const findMembers = async (workspaceId: string): Promise<MemberView[]> => {
  const rows = await db().membership.findMany({
    where: { workspaceId },
    orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }],
    select: { userId: true, role: true, user: { select: { displayName: true, email: true } } },
  })
  return rows.map(({ userId, role, user }) => ({
    id: userId,
    name: user.displayName,
    email: user.email,
    role,
  }))
}

/** Every workspace, or the one that is named, in pages. */
export const pageWorkspaces = (on: Db, named: { id?: string; slug?: string } = {}) =>
  inPages(
    (after: string | null) =>
      on.workspace.findMany({
        where: { AND: [named, after === null ? {} : { id: { gt: after } }] },
        orderBy: { id: 'asc' },
        take: 500,
        select: { id: true, slug: true },
      }),
    (workspace) => workspace.id,
  )
