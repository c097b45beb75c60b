import { db } from '@/lib/db/client'
import type { ProviderMode } from '@/lib/env'
import { POLLED_STATES } from '@/lib/tasks/lifecycle'
import type { TaskRow } from '@/lib/tasks/store'

export type PolledTask = Pick<TaskRow, 'workspaceId' | 'settings' | 'state' | 'sentAt' | 'watched'>

/** What the provider is asked about: how many, and at most `take` of them, the next due first. */
export const listPolled = async (
  providerMode: ProviderMode,
  take: number,
): Promise<{ count: number; tasks: PolledTask[] }> => {
  const where = { providerMode, state: { in: [...POLLED_STATES] }, dueAt: { not: null } }
  const [count, rows] = await Promise.all([
    db().task.count({ where }),
    db().task.findMany({
      where,
      orderBy: { dueAt: 'asc' },
      take,
      select: { workspaceId: true, settings: true, state: true, sentAt: true, watched: true },
    }),
  ])
  return { count, tasks: rows as unknown as PolledTask[] }
}
