import type { Role } from '@/lib/workspaces/roles'

export type WorkspaceView = { id: string; slug: string; name: string; role: Role }

export type ProjectView = { id: string; name: string; createdAt: string }

/** A member; `id` is the user's. */
export type MemberView = { id: string; name: string; email: string; role: Role }
