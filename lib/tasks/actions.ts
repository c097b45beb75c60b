'use server'

import { after } from 'next/server'
import { z } from 'zod'
import { memberAction } from '@/lib/action'
import { env } from '@/lib/env'
import { idSchema } from '@/lib/id'
import {
  attachProviderTask,
  cancelTask as cancel,
  dismissTask as dismiss,
  sendAgain,
  stopWatching as stop,
  writeOffTask,
} from '@/lib/tasks/decide-task'
import { resumeSending } from '@/lib/tasks/provider-health'
import { submitTask as submit } from '@/lib/tasks/submit-task'
import { isWorkerRunning, runDueWork, wakeWorker } from '@/lib/tasks/worker'

const requestId = z.string().regex(/^[\w-]{8,64}$/)
const ofTask = z.strictObject({ taskId: idSchema })

/** Where no worker lasts, the request that made the work does a piece of it. */
const workAfterwards = () => {
  if (!isWorkerRunning()) after(() => runDueWork(10_000))
}

export const submitTask = memberAction(
  {
    permission: 'tasks:submit',
    // The settings are parsed by the flow, which knows what each type takes.
    input: z.strictObject({
      projectId: idSchema,
      requestId,
      settings: z.unknown(),
      takeOfId: idSchema.optional(),
    }),
  },
  async ({ scope, input }) => {
    const { workspaceId, userId } = scope
    const task = await submit({ ...input, workspaceId, userId })
    workAfterwards()
    return { taskId: task.id }
  },
)

export const cancelTask = memberAction(
  { permission: 'tasks:submit', input: ofTask },
  async ({ scope, input }) => cancel(scope, input.taskId),
)

export const stopWatching = memberAction(
  { permission: 'tasks:submit', input: ofTask },
  async ({ scope, input }) => stop(scope, input.taskId),
)

export const dismissTask = memberAction(
  { permission: 'tasks:submit', input: ofTask },
  async ({ scope, input }) => dismiss(scope, input.taskId),
)

const providerTaskIdSchema = z
  .string()
  .trim()
  .regex(/^[\w.:~-]{3,190}$/, 'This is not an id of Kling.')

const decision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('attach'), providerTaskId: providerTaskIdSchema }),
  z.strictObject({ kind: z.literal('send_again'), requestId }),
  z.strictObject({ kind: z.literal('write_off') }),
])

export const decideTask = memberAction(
  { permission: 'tasks:submit', input: z.strictObject({ taskId: idSchema, decision }) },
  async ({ scope, input }) => {
    const { taskId, decision } = input
    if (decision.kind === 'attach') await attachProviderTask(scope, taskId, decision.providerTaskId)
    if (decision.kind === 'send_again') await sendAgain(scope, taskId, decision.requestId)
    if (decision.kind === 'write_off') await writeOffTask(scope, taskId)
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
