import 'server-only'
import { cache } from 'react'
import { findUndoSend } from '@/lib/auth/undo-send-store'
import { env, type ProviderMode } from '@/lib/env'
import type { TaskSettings } from '@/lib/kling/settings'
import { listProviderWords } from '@/lib/tasks/provider-word-store'
import { readLive } from '@/lib/tasks/read-live'
import { readTaskDetail } from '@/lib/tasks/read-task-detail'
import { findTask } from '@/lib/tasks/store'
import type { LiveView, TaskDetailView } from '@/lib/tasks/task-view'
import { findVideo } from '@/lib/videos/store'
import type { WorkspaceScope } from '@/lib/workspaces/access'
import { listProjects, loadScope } from '@/lib/workspaces/loaders'
import { may } from '@/lib/workspaces/roles'

/** What the composer begins with when it was opened from a video or a failed task. */
export type Origin = { settings: TaskSettings; projectId: string; takeOfId: string }

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
}

// The layout's bars and the page show the same answer.
const readLiveOnce = cache((scope: WorkspaceScope) => readLive(scope, null))

/** The studio page's data; `from` is the video, or task, whose settings the composer takes. */
export const loadStudio = async (slug: string, from?: string): Promise<StudioView> => {
  const scope = await loadScope(slug, 'workspace:read')
  const [projects, live, origin, undoSend] = await Promise.all([
    listProjects(scope),
    readLiveOnce(scope),
    from ? findOrigin(scope, from) : null,
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

const findOrigin = async (scope: WorkspaceScope, from: string): Promise<Origin | null> => {
  const video = await findVideo(scope.workspaceId, from)
  if (video) {
    const { settings, projectId, taskId } = video
    return { settings, projectId, takeOfId: taskId }
  }
  const task = await findTask(scope.workspaceId, from)
  return task && { settings: task.settings, projectId: task.projectId, takeOfId: task.id }
}
