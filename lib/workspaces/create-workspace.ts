import 'server-only'
import type { Tx } from '@/lib/db/transaction'
import { DEFAULT_LOCALE, type Locale } from '@/lib/intl/locale'
import { say } from '@/lib/intl/said'
import { speakerOf } from '@/lib/intl/translate'
import { toSlug } from '@/lib/workspaces/slug'
import { findSlugs, insertMembership, insertProject, insertWorkspace } from '@/lib/workspaces/store'
import type { WorkspaceView } from '@/lib/workspaces/workspace-view'

type NewWorkspace = {
  name: string
  slug?: string
  ownerId: string
  /** Of whoever makes it: a name that the studio gives is theirs to read, and to change. */
  language?: Locale
}

/**
 * Makes a workspace with its owner and its first project, inside the caller's transaction: the
 * composer always needs a project to name. Without a slug one is made from the name; a given slug
 * that is taken breaks the transaction.
 */
export const createWorkspace = async (
  tx: Tx,
  { name, slug, ownerId, language = DEFAULT_LOCALE }: NewWorkspace,
): Promise<WorkspaceView> => {
  const workspace = await insertWorkspace(tx, { name, slug: slug ?? (await freeSlug(tx, name)) })
  await insertMembership(tx, { workspaceId: workspace.id, userId: ownerId, role: 'owner' })
  const firstProject = speakerOf(language)(say('workspaces.firstProject'))
  await insertProject({ workspaceId: workspace.id, name: firstProject }, tx)
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
