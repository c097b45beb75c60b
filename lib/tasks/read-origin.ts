import 'server-only'
import { isId } from '@/lib/id'
import type { TaskSettings } from '@/lib/kling/settings'
import type { InputView } from '@/lib/media/input-view'
import { readInput } from '@/lib/media/page-inputs'
import { listInputsById } from '@/lib/media/store'
import { readInputs } from '@/lib/tasks/input-links'
import { findShotOf } from '@/lib/tasks/shot-store'
import { findTask } from '@/lib/tasks/store'
import { type FrameUse, isFrameUse, settingsOfUse } from '@/lib/videos/frame-uses'
import { findVideo, type VideoRow } from '@/lib/videos/store'
import type { WorkspaceScope } from '@/lib/workspaces/access'

/** What the composer begins with when it was opened from a video or a failed task. */
export type Origin = {
  /** The same way in has the same key: it is brought into the draft once. */
  key: string
  settings: TaskSettings
  projectId: string
  /** Null begins a new shot. */
  takeOfId: string | null
  /** The shot that it becomes another take of. */
  shot?: { id: string; number: number; name: string | null }
  /** What is known of the inputs of the settings; those that are gone are left out. */
  inputs: { id: string; name: string; ratio: number }[]
  /** The words are only something to begin with. */
  selectPrompt: boolean
}

export type StudioSearch = Record<string, string | string[] | undefined>

/**
 * Reads the way into the studio from its address: `from` is a video or a task; with `use`, frames
 * of videos that were made inputs stand in `first` and `last`. Null when it leads from nowhere.
 */
export const readOrigin = async (
  scope: WorkspaceScope,
  search: StudioSearch,
): Promise<Origin | null> => {
  const idIn = (name: string) => {
    const value = search[name]
    return typeof value === 'string' && isId(value) ? value : undefined
  }
  const { use } = search
  const [from, first, last] = [idIn('from'), idIn('first'), idIn('last')]
  if (!from) return null
  const video = await findVideo(scope.workspaceId, from)
  const begun =
    video && isFrameUse(use)
      ? await betweenFrames(video, use, { first, last })
      : await again(scope, from, video)
  if (!begun) return null
  const { workspaceId } = scope
  const [known, shot] = await Promise.all([
    readInputs(workspaceId, begun.settings),
    begun.takeOfId && findShotOf(workspaceId, begun.takeOfId),
  ])
  const inputs = known.map(({ id, name, width, height }) => ({ id, name, ratio: width / height }))
  return { ...begun, ...(shot ? { shot } : {}), inputs, key: [from, use, first, last].join(' ') }
}

/** `input` is one of the library, to begin with; null when there is none, or it is gone. */
export const readChosenInput = async (
  scope: WorkspaceScope,
  { input }: StudioSearch,
): Promise<InputView | null> =>
  typeof input === 'string' && isId(input) ? readInput(scope, input) : null

type Begun = Omit<Origin, 'shot' | 'inputs' | 'key'>

const again = async (
  scope: WorkspaceScope,
  from: string,
  video: VideoRow | null,
): Promise<Begun | null> => {
  if (video) {
    const { settings, projectId, taskId } = video
    return { settings, projectId, takeOfId: taskId, selectPrompt: false }
  }
  const task = await findTask(scope.workspaceId, from)
  if (!task) return null
  const { settings, projectId, id } = task
  return { settings, projectId, takeOfId: id, selectPrompt: false }
}

/**
 * A final is another take of its rough; everything else begins a shot, with words to change. A
 * frame that was removed meanwhile leaves its slot empty.
 */
const betweenFrames = async (
  video: VideoRow,
  use: FrameUse,
  ids: { first: string | undefined; last: string | undefined },
): Promise<Begun> => {
  const asked = [ids.first, ids.last].filter((id) => id !== undefined)
  const images = (await listInputsById(video.workspaceId, asked)).filter(
    ({ kind }) => kind === 'image',
  )
  const frame = (name: 'first' | 'last') => {
    const input = images.find(({ id }) => id === ids[name])
    return input ? { [name]: { inputId: input.id } } : {}
  }
  return {
    settings: settingsOfUse(use, video, { ...frame('first'), ...frame('last') }),
    projectId: video.projectId,
    takeOfId: use === 'final' ? video.taskId : null,
    selectPrompt: use !== 'final',
  }
}
