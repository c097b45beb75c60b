import type { Role } from '@/lib/workspaces/roles'

export type WorkspaceView = { id: string; slug: string; name: string; role: Role }

export type ProjectView = { id: string; name: string; createdAt: string }

export type MemberView = { userId: string; displayName: string; email: string; role: Role }
