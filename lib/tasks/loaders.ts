import 'server-only'
import { cache } from 'react'
import { findUndoSend } from '@/lib/auth/undo-send-store'
import { env, type ProviderMode } from '@/lib/env'
import type { InputView } from '@/lib/media/input-view'
import { listProviderWords } from '@/lib/tasks/provider-word-store'
import { readLive } from '@/lib/tasks/read-live'
import {
  type Origin,
  readChosenInput,
  readOrigin,
  type StudioSearch,
} from '@/lib/tasks/read-origin'
import { readTaskDetail } from '@/lib/tasks/read-task-detail'
import type { LiveView, TaskDetailView } from '@/lib/tasks/task-view'
import type { WorkspaceScope } from '@/lib/workspaces/access'
import { listProjects, loadScope } from '@/lib/workspaces/loaders'
import { may } from '@/lib/workspaces/roles'

export type StudioView = {
  workspace: { slug: string; name: string }
  viewerId: string
  providerMode: ProviderMode
  canSubmit: boolean
  canResume: boolean
  /** Whether what the viewer sends waits a few seconds, in which it can be taken back. */
  undoSend: boolean
  projects: { id: string; name: string }[]
  live: LiveView
  origin: Origin | null
  /** The input that was chosen in the library to begin with. */
  input: InputView | null
}

// The layout's bars and the page show the same answer.
const readLiveOnce = cache((scope: WorkspaceScope) => readLive(scope, null))

/** The studio page's data; its address may say what the composer begins with. */
export const loadStudio = async (slug: string, search: StudioSearch = {}): Promise<StudioView> => {
  const scope = await loadScope(slug, 'workspace:read')
  const [projects, live, origin, input, undoSend] = await Promise.all([
    listProjects(scope),
    readLiveOnce(scope),
    readOrigin(scope, search),
    readChosenInput(scope, search),
    findUndoSend(scope.userId),
  ])
  return {
    workspace: { slug: scope.slug, name: scope.name },
    viewerId: scope.userId,
    providerMode: env().provider.mode,
    canSubmit: may(scope.role, 'tasks:submit'),
    canResume: may(scope.role, 'provider:resume'),
    undoSend,
    projects,
    live,
    origin,
    input,
  }
}

/** A task on a page of its own; null when there is none. The page and its title share the answer. */
export const loadTask = cache(
  async (slug: string, taskId: string): Promise<TaskDetailView | null> =>
    readTaskDetail(await loadScope(slug, 'workspace:read'), taskId),
)

/** Status words that nobody knows, newest first; for those who may let sending go on. */
export const loadProviderWords = async (scope: WorkspaceScope): Promise<string[]> => {
  if (!may(scope.role, 'provider:resume')) return []
  return (await listProviderWords(env().provider.mode)).map(({ word }) => word)
}
