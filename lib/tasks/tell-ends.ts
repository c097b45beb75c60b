import 'server-only'
import { log } from '@/lib/log'
import { tellMember } from '@/lib/push/tell-member'
import { endNotice, isEndToTell } from '@/lib/tasks/end-notice'
import { listOwnTasks } from '@/lib/tasks/ended-store'
import type { TaskState } from '@/lib/tasks/lifecycle'

/**
 * Tells members in their browsers that tasks of theirs ended. What ends within some seconds, as the
 * takes of a batch do, is one message. It stands beside the work: no task waits for it, and what is
 * told when a process is killed is lost, since the page says it all the same.
 */
const TELL_AFTER_MS = 5_000
/** However many more keep ending. */
const TELL_WITHIN_MS = 20_000

type Ends = {
  userId: string
  workspaceId: string
  taskIds: Set<string>
  since: number
  timer: NodeJS.Timeout
}

// Next loads modules more than once in production; what waits to be told is one.
const holder = globalThis as typeof globalThis & {
  dailiesEnds?: { waiting: Map<string, Ends>; telling: Set<Promise<void>> }
}
holder.dailiesEnds ??= { waiting: new Map(), telling: new Set() }
const { waiting, telling } = holder.dailiesEnds

type Moved = { id: string; userId: string; workspaceId: string; state: TaskState }

/** Notes that the machine has moved a task to another state. Never throws and waits for nothing. */
export const noteEnd = ({ id, userId, workspaceId, state }: Moved, next: TaskState): void => {
  if (next === state || !isEndToTell(next)) return
  const key = `${workspaceId} ${userId}`
  const known = waiting.get(key)
  if (known) {
    known.taskIds.add(id)
    if (Date.now() - known.since < TELL_WITHIN_MS - TELL_AFTER_MS) known.timer.refresh()
    return
  }
  const timer = setTimeout(() => begin(key), TELL_AFTER_MS).unref()
  waiting.set(key, { userId, workspaceId, taskIds: new Set([id]), since: Date.now(), timer })
}

/** Tells at once what waits to be told: for a process that ends, or is about to be frozen. */
export const tellEnds = async (): Promise<void> => {
  for (const key of [...waiting.keys()]) begin(key)
  await Promise.all(telling)
}

const begin = (key: string): void => {
  const told = tell(key).finally(() => telling.delete(told))
  telling.add(told)
}

const tell = async (key: string): Promise<void> => {
  const ends = waiting.get(key)
  if (!ends) return
  waiting.delete(key)
  clearTimeout(ends.timer)
  try {
    // As they are now: what was found after all, a moment later, is no news.
    await tellMember(ends.userId, async () =>
      endNotice(await listOwnTasks(ends, [...ends.taskIds])),
    )
  } catch (error) {
    log.warn({ err: error }, 'the end of a task was not told')
  }
}
