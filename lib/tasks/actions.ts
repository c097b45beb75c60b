'use server'

import { setTimeout as wait } from 'node:timers/promises'
import { after } from 'next/server'
import { z } from 'zod'
import { memberAction } from '@/lib/action'
import { env } from '@/lib/env'
import { idSchema } from '@/lib/id'
import { messageKey } from '@/lib/intl/said'
import {
  attachProviderTask,
  cancelTask as cancel,
  sendAgain,
  setDismissed,
  setWatched,
  writeOffTask,
} from '@/lib/tasks/decide-task'
import { findSentBefore } from '@/lib/tasks/find-same'
import { askNow, saveNow } from '@/lib/tasks/hurry-task'
import { pauseOwnQueue, resumeOwnQueue } from '@/lib/tasks/own-queue'
import { resumeSending } from '@/lib/tasks/provider-health'
import { getProviderStatus } from '@/lib/tasks/provider-store'
import { submitTasks } from '@/lib/tasks/submit-task'
import { sendsAtOf } from '@/lib/tasks/to-task-view'
import { undoSend as undo, undoSecondsOf } from '@/lib/tasks/undo-send'
import { isWorkerRunning, runDueWork, wakeWorker } from '@/lib/tasks/worker'
import type { WorkspaceScope } from '@/lib/workspaces/access'

const requestId = z.string().regex(/^[\w-]{8,64}$/)
const ofTask = z.strictObject({ taskId: idSchema })

/** Where no worker lasts, the request that made the work does a piece of it, once that is due. */
const workAfterwards = (dueInSeconds = 0) => {
  if (isWorkerRunning()) return
  after(async () => {
    await wait(dueInSeconds * 1000)
    await runDueWork(10_000)
  })
}

/**
 * `{ projectId, requestId, settings, takeOfId?, takes?, alternatives?, expectedCredits }`, see
 * `Press` → the tasks in the order of their takes, the batch by which they can be taken back and
 * until when, and who sent one of them before.
 */
export const submitTask = memberAction(
  {
    permission: 'tasks:submit',
    // The settings are parsed by the flow, which knows what each type takes.
    input: z.strictObject({
      projectId: idSchema,
      requestId,
      settings: z.unknown(),
      takeOfId: idSchema.optional(),
      takes: z.number().optional(),
      alternatives: z.array(z.unknown()).optional(),
      expectedCredits: z.int(),
    }),
  },
  async ({ scope, input }) => {
    const { workspaceId, userId } = scope
    const undoSeconds = await undoSecondsOf(userId)
    const tasks = await submitTasks({ ...input, workspaceId, userId, undoSeconds })
    workAfterwards(undoSeconds)
    const [first] = tasks
    return {
      taskIds: tasks.map(({ id }) => id),
      batchId: first?.batchId ?? null,
      sendsAt: first ? (sendsAtOf(first, new Date())?.toISOString() ?? null) : null,
      same: await findSentBefore(scope, tasks),
    }
  },
)

/** `{ batchId }` → how many came back, and how many had left. */
export const undoSend = memberAction(
  { permission: 'tasks:submit', input: z.strictObject({ batchId: idSchema }) },
  async ({ scope, input }) => undo(scope, input.batchId),
)

/** Takes nothing: the viewer's own queue in this workspace, and nobody else's. */
export const pauseQueue = memberAction(
  { permission: 'tasks:submit', input: z.strictObject({}) },
  async ({ scope }) => pauseOwnQueue(scope),
)

export const resumeQueue = memberAction(
  { permission: 'tasks:submit', input: z.strictObject({}) },
  async ({ scope }) => {
    await resumeOwnQueue(scope)
    workAfterwards()
  },
)

export const cancelTask = memberAction(
  { permission: 'tasks:submit', input: ofTask },
  async ({ scope, input }) => cancel(scope, input.taskId),
)

export const stopWatching = memberAction(
  { permission: 'tasks:submit', input: ofTask },
  async ({ scope, input }) => setWatched(scope, input.taskId, false),
)

export const watchAgain = memberAction(
  { permission: 'tasks:submit', input: ofTask },
  async ({ scope, input }) => setWatched(scope, input.taskId, true),
)

export const dismissTask = memberAction(
  { permission: 'tasks:submit', input: ofTask },
  async ({ scope, input }) => setDismissed(scope, input.taskId, true),
)

/** The way back of `dismissTask`. */
export const bringTaskBack = memberAction(
  { permission: 'tasks:submit', input: ofTask },
  async ({ scope, input }) => setDismissed(scope, input.taskId, false),
)

const providerTaskIdSchema = z
  .string()
  .trim()
  .regex(/^[\w.:~-]{3,190}$/, messageKey('errors.tasks.notAnId'))

const decisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('attach'),
    providerTaskId: providerTaskIdSchema,
    /** Knowing that Kling does not say what the task is. */
    confirmed: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('send_again'), requestId }),
  z.strictObject({ kind: z.literal('write_off') }),
])

/** What came of a decision. */
export type Decided =
  | { kind: 'attached' }
  /** Nothing was attached: Kling does not say what the task is, and a person has to confirm it. */
  | { kind: 'unsaid' }
  /** `paused`: it waits in the queue until sending goes on. */
  | { kind: 'sent_again'; taskId: string; takeNumber: number; paused: boolean }
  | { kind: 'written_off' }

const decide = async (
  scope: WorkspaceScope,
  taskId: string,
  decision: z.output<typeof decisionSchema>,
): Promise<Decided> => {
  switch (decision.kind) {
    case 'attach': {
      const { providerTaskId, confirmed } = decision
      return attachProviderTask(scope, taskId, providerTaskId, { confirmed })
    }
    case 'send_again': {
      const again = await sendAgain(scope, taskId, decision.requestId)
      const { pauseReason } = await getProviderStatus(again.providerMode)
      const { id, takeNumber } = again
      return { kind: 'sent_again', taskId: id, takeNumber, paused: pauseReason !== null }
    }
    case 'write_off':
      await writeOffTask(scope, taskId)
      return { kind: 'written_off' }
  }
}

export const decideTask = memberAction(
  {
    permission: 'tasks:submit',
    input: z.strictObject({ taskId: idSchema, decision: decisionSchema }),
  },
  async ({ scope, input }) => {
    const decided = await decide(scope, input.taskId, input.decision)
    workAfterwards()
    return decided
  },
)

export const askTaskNow = memberAction(
  { permission: 'tasks:submit', input: ofTask },
  async ({ scope, input }) => {
    await askNow(scope, input.taskId)
    workAfterwards()
  },
)

export const saveTaskNow = memberAction(
  { permission: 'tasks:submit', input: ofTask },
  async ({ scope, input }) => {
    await saveNow(scope, input.taskId)
    workAfterwards()
  },
)

export const resumeProvider = memberAction(
  { permission: 'provider:resume', input: z.strictObject({}) },
  async () => {
    await resumeSending(env().provider.mode)
    wakeWorker()
    workAfterwards()
  },
)
