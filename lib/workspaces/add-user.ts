import 'server-only'
import { createUser } from '@/lib/auth/create-user'
import { hashPassword } from '@/lib/auth/password'
import { findUserByEmail } from '@/lib/auth/user-store'
import { inTransaction, isUniqueViolation, type Tx } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { createWorkspace } from '@/lib/workspaces/create-workspace'
import type { Role } from '@/lib/workspaces/roles'
import { countMembers, findWorkspaceBySlug, insertMembership } from '@/lib/workspaces/store'

export type NewMember = {
  /** Normalised; see lib/auth/email.ts. */
  email: string
  displayName: string
  password: string
  /** The workspace is made when there is none. */
  slug: string
  /** For a workspace that has members; the first member is its owner whatever is said. */
  role: Role
}

type Added = { userId: string; workspaceId: string; slug: string; role: Role }

/**
 * Makes an account and its membership in one transaction.
 * @throws AppError conflict when the address has an account
 */
export const addUser = async (member: NewMember): Promise<Added> => {
  const passwordHash = await hashPassword(member.password)
  const add = () => inTransaction((tx) => insertMember(tx, member, passwordHash))
  try {
    return await add()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    // Somebody made the same account or workspace right now: look again.
    return add()
  }
}

const insertMember = async (tx: Tx, member: NewMember, passwordHash: string): Promise<Added> => {
  const { email, displayName, slug } = member
  if (await findUserByEmail(email, tx)) {
    throw new AppError('conflict', say('errors.workspaces.addressTaken', { email }))
  }
  const { id: userId } = await createUser(tx, { email, displayName, passwordHash })
  const workspace = await findWorkspaceBySlug(slug, tx)
  if (!workspace) {
    const made = await createWorkspace(tx, { name: slug, slug, ownerId: userId })
    return { userId, workspaceId: made.id, slug, role: 'owner' }
  }
  const role = (await countMembers(tx, workspace.id)) === 0 ? 'owner' : member.role
  await insertMembership(tx, { workspaceId: workspace.id, userId, role })
  return { userId, workspaceId: workspace.id, slug, role }
}
