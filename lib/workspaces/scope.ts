import type { Role } from '@/lib/workspaces/roles'

declare const minted: unique symbol

/**
 * One workspace as one member may see it. Only `mintScope` makes one, after the access check, so
 * whoever holds a scope has been let in.
 */
export type WorkspaceScope = Readonly<{
  workspaceId: string
  slug: string
  name: string
  userId: string
  role: Role
}> & { readonly [minted]: true }
