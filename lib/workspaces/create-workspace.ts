import 'server-only'
import type { Tx } from '@/lib/db/transaction'
import { toSlug } from '@/lib/workspaces/slug'
import { findSlugs, insertMembership, insertProject, insertWorkspace } from '@/lib/workspaces/store'
import type { WorkspaceView } from '@/lib/workspaces/workspace-view'

/** Every workspace begins with one project, so that the composer always has one to name. */
export const FIRST_PROJECT = 'First project'

/**
 * Makes a workspace with its owner and its first project, inside the caller's transaction.
 * Without a slug one is made from the name; a given slug that is taken breaks the transaction.
 */
export const createWorkspace = async (
  tx: Tx,
  { name, slug, ownerId }: { name: string; slug?: string; ownerId: string },
): Promise<WorkspaceView> => {
  const workspace = await insertWorkspace(tx, { name, slug: slug ?? (await freeSlug(tx, name)) })
  await insertMembership(tx, { workspaceId: workspace.id, userId: ownerId, role: 'owner' })
  await insertProject({ workspaceId: workspace.id, name: FIRST_PROJECT }, tx)
  return { ...workspace, role: 'owner' }
}

const freeSlug = async (tx: Tx, name: string): Promise<string> => {
  const wanted = toSlug(name)
  const taken = new Set(await findSlugs(wanted, tx))
  if (!taken.has(wanted)) return wanted
  let number = 2
  while (taken.has(`${wanted}-${number}`)) number += 1
  return `${wanted}-${number}`
}
