import 'server-only'
import { isId } from '@/lib/id'
import { listShots } from '@/lib/tasks/shot-store'
import type { WorkspaceScope } from '@/lib/workspaces/access'

/** A shot, as somebody chooses it for a new take. */
export type ShotView = {
  id: string
  number: number
  name: string | null
  /** Those that were taken back are none. */
  takes: number
  /** A task of the shot; with it a new one becomes the next take. Null of a shot without any. */
  takeOfId: string | null
  /** What its newest take was asked with. */
  prompt: string | null
  createdAt: string
}

/** `cursor` gives the next page; null on the last one. */
export type ShotPage = { shots: ShotView[]; cursor: string | null }

const PAGE = 30

/** The shots of a project, newest first; none of a project that is not of this workspace. */
export const pageShots = async (
  scope: WorkspaceScope,
  projectId: string,
  cursor: string | null,
): Promise<ShotPage> => {
  if (!isId(projectId)) return { shots: [], cursor: null }
  const below = cursor !== null && /^\d{1,9}$/.test(cursor) ? Number(cursor) : null
  const rows = await listShots(scope.workspaceId, projectId, { below, limit: PAGE + 1 })
  const shots = rows.slice(0, PAGE).map(({ _count, tasks: [newest], ...shot }) => ({
    ...shot,
    takes: _count.tasks,
    takeOfId: newest?.id ?? null,
    prompt: newest?.prompt ?? null,
    createdAt: shot.createdAt.toISOString(),
  }))
  const last = shots.at(-1)
  return { shots, cursor: rows.length > PAGE && last ? String(last.number) : null }
}
