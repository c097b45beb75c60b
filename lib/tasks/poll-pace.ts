import 'server-only'
import { rememberFor } from '@/lib/db/remember'
import { env, type ProviderMode } from '@/lib/env'
import { isKlingType } from '@/lib/kling/catalog'
import { readLatencies } from '@/lib/tasks/latency-store'
import { isLookedAt } from '@/lib/tasks/look-store'
import { listPolled, type PolledTask } from '@/lib/tasks/polled-store'
import { type PollPace, sharedStretch, wantedGapMs } from '@/lib/tasks/schedule'

const KEPT_MS = 3_000
/** Beyond these the rest is taken to want as much. */
const MOST_READ = 500

/** By how much all gaps grow for everybody to share the budget of calls. */
const readStretch = rememberFor(KEPT_MS, async (mode): Promise<number> => {
  const providerMode = mode as ProviderMode
  const { count, tasks: listed } = await listPolled(providerMode, MOST_READ)
  // One that a newer version has sent must not hold up everybody else's.
  const tasks = listed.filter(({ settings }) => isKlingType(settings.type))
  const now = new Date()
  const gaps = await Promise.all(
    tasks.map(async (task) =>
      wantedGapMs({
        ...task,
        ...(await readOwnPace(task, providerMode)),
        sentAt: task.sentAt ?? now,
        now,
        speed: env().provider.speed,
      }),
    ),
  )
  const unread = Math.max(1, count / Math.max(1, tasks.length))
  return sharedStretch(gaps, env().budget.pollsPerMinute / unread)
})

const readOwnPace = async (task: PolledTask, providerMode: ProviderMode) => {
  const [latencyOf, isLooked] = await Promise.all([
    readLatencies(providerMode, [task.settings.type]),
    task.watched && isLookedAt(task.workspaceId),
  ])
  return { latency: latencyOf(task.settings), watched: task.watched && isLooked }
}

/** How often a task should be asked about: by what was learned, who looks, and who else asks. */
export const readPollPace = async (
  task: PolledTask & { providerMode: ProviderMode },
): Promise<PollPace> => {
  const [own, stretch] = await Promise.all([
    readOwnPace(task, task.providerMode),
    readStretch(task.providerMode),
  ])
  return { ...own, stretch }
}
