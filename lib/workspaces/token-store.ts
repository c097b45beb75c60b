import { db } from '@/lib/db/client'
import type { Role } from '@/lib/workspaces/roles'

export type NewToken = {
  userId: string
  workspaceId: string
  projectId: string
  name: string
  tokenHash: string
  ending: string
}

/** Null when the workspace has no such project. */
export const insertToken = async ({
  projectId,
  workspaceId,
  ...token
}: NewToken): Promise<{ id: string } | null> => {
  const project = await db().project.findFirst({
    where: { id: projectId, workspaceId },
    select: { id: true },
  })
  if (!project) return null
  return db().apiToken.create({ data: { ...token, projectId, workspaceId }, select: { id: true } })
}

/** Tokens that were not revoked, newest first; of one person, or of all. */
export const listTokens = (workspaceId: string, userId: string | null) =>
  db().apiToken.findMany({
    where: { workspaceId, revokedAt: null, ...(userId === null ? {} : { userId }) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 500,
    select: {
      id: true,
      userId: true,
      name: true,
      ending: true,
      createdAt: true,
      lastUsedAt: true,
      project: { select: { name: true } },
      user: { select: { displayName: true } },
    },
  })

/** Whose token it must be is part of the question; `userId` null asks for anybody's. */
export const revokeToken = async (
  workspaceId: string,
  { id, userId, now }: { id: string; userId: string | null; now: Date },
): Promise<boolean> => {
  const { count } = await db().apiToken.updateMany({
    where: { id, workspaceId, revokedAt: null, ...(userId === null ? {} : { userId }) },
    data: { revokedAt: now },
  })
  return count === 1
}

export type TokenOwner = {
  tokenId: string
  userId: string
  workspaceId: string
  projectId: string
  role: Role
  lastUsedAt: Date | null
}

/**
 * Who calls with a token: the membership of its owner in its workspace. Null for a token that is
 * unknown or revoked, and for one whose owner is no member any more.
 */
export const findTokenOwner = async (tokenHash: string): Promise<TokenOwner | null> => {
  const row = await db().membership.findFirst({
    // One hash is one token, so both mean the same one.
    where: {
      user: { apiTokens: { some: { tokenHash, revokedAt: null } } },
      workspace: { apiTokens: { some: { tokenHash, revokedAt: null } } },
    },
    select: {
      userId: true,
      workspaceId: true,
      role: true,
      workspace: {
        select: {
          apiTokens: {
            where: { tokenHash, revokedAt: null },
            select: { id: true, projectId: true, lastUsedAt: true },
          },
        },
      },
    },
  })
  const token = row?.workspace.apiTokens[0]
  if (!row || !token) return null
  const { userId, workspaceId, role } = row
  const { id, projectId, lastUsedAt } = token
  return { tokenId: id, userId, workspaceId, projectId, role, lastUsedAt }
}

/** Writes down a use, unless another call has just done so. */
export const touchToken = async (id: string, now: Date, notSince: Date): Promise<void> => {
  await db().apiToken.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: notSince } }] },
    data: { lastUsedAt: now },
  })
}
