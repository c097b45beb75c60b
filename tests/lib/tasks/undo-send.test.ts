import { afterEach, beforeEach, expect, it } from 'vitest'
import { updateUndoSend } from '@/lib/auth/undo-send-store'
import { db } from '@/lib/db/client'
import { applyEvent } from '@/lib/tasks/apply-event'
import { readTaskDetail } from '@/lib/tasks/read-task-detail'
import { beginDue, STAGES } from '@/lib/tasks/stages'
import type { TaskRow } from '@/lib/tasks/store'
import { submitTasks } from '@/lib/tasks/submit-task'
import { UNDO_SEND_SECONDS, undoSecondsOf, undoSend } from '@/lib/tasks/undo-send'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { balanceOf, reload } from '@/tests/helpers/studio'
import { SHORT, SHORT_PRICE } from '@/tests/helpers/tasks'

describeOnEachDatabase('taking back what was sent', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace

  beforeEach(async () => {
    studio = await makeWorkspace()
  })

  afterEach(async () => {
    await expectCleanBooks()
    await db().task.updateMany({ data: { dueAt: null } })
  })

  const send = async (takes: number, undoSeconds = UNDO_SEND_SECONDS): Promise<TaskRow[]> =>
    submitTasks({
      workspaceId: studio.scope.workspaceId,
      userId: studio.scope.userId,
      projectId: studio.projectId,
      requestId: unique('press-'),
      settings: SHORT,
      takes,
      undoSeconds,
    })
  const batchOf = ([task]: TaskRow[]) => task?.batchId ?? ''
  const held = async () => (await balanceOf(studio)).held
  const take = async (task: TaskRow | undefined) => {
    if (!task) throw new Error('there is no such task')
    const change = { sendAttempts: 1 }
    return applyEvent(task, { kind: 'taken' }, { now: new Date(), change })
  }
  const sendsAt = async (task: TaskRow | undefined) =>
    (await readTaskDetail(studio.scope, task?.id ?? ''))?.sendsAt

  it('is possible for four seconds, in which no worker finds it', async () => {
    const [task] = await send(1)
    const due = (task?.dueAt?.getTime() ?? 0) - (task?.createdAt.getTime() ?? 0)
    expect(due).toBe(4_000)
    expect(await sendsAt(task)).toBe(task?.dueAt?.toISOString())
    const stage = STAGES.find(({ name }) => name === 'send')
    if (!stage || !task?.dueAt) throw new Error('there is nothing to send')
    const idle = { ...stage, work: async () => {} }
    expect(await beginDue(idle, 9, new Date())).toEqual([])

    await db().task.update({ where: { id: task.id }, data: { dueAt: new Date(Date.now() - 1) } })
    expect(await sendsAt(task)).toBeNull()
    expect((await beginDue(idle, 9, new Date())).map(({ taskId }) => taskId)).toEqual([task.id])
  })

  it('waits only for those who want it', async () => {
    const { userId } = studio.scope
    expect(await undoSecondsOf(userId)).toBe(UNDO_SEND_SECONDS)
    await updateUndoSend(userId, false)
    expect(await undoSecondsOf(userId)).toBe(0)
    const [task] = await send(1, 0)
    expect(task?.dueAt).toEqual(task?.createdAt)
    expect(await sendsAt(task)).toBeNull()
  })

  it('brings all of a press back, and its credits, once', async () => {
    const tasks = await send(3)
    const kept = await send(1)
    expect(await undoSend(studio.scope, batchOf(tasks))).toEqual({ cancelled: 3, tooLate: 0 })
    expect(await held()).toBe(SHORT_PRICE)
    expect(await undoSend(studio.scope, batchOf(tasks))).toEqual({ cancelled: 3, tooLate: 0 })
    for (const task of kept) expect((await reload(task)).state).toBe('queued')
  })

  it('leaves alone what was taken or tried, and says how many', async () => {
    const tasks = await send(4)
    await take(tasks[0])
    // Tried in vain, it waits in the queue again.
    await take(tasks[1])
    const tried = await reload(tasks[1] as TaskRow)
    await applyEvent(tried, { kind: 'throttled' }, { now: new Date() })
    expect(await undoSend(studio.scope, batchOf(tasks))).toEqual({ cancelled: 2, tooLate: 2 })
    const states = await Promise.all(tasks.map(async (task) => (await reload(task)).state))
    expect(states).toEqual(['sending', 'queued', 'cancelled', 'cancelled'])
    expect(await held()).toBe(2 * SHORT_PRICE)
  })

  it('is either taken or taken back, never both, when both come at once', async () => {
    const tasks = await send(8, 0)
    const [first, second, ...taken] = await Promise.all([
      undoSend(studio.scope, batchOf(tasks)),
      undoSend(studio.scope, batchOf(tasks)),
      ...tasks.map(take),
    ])
    const rows = await Promise.all(tasks.map(reload))
    expect(rows.map(({ state }) => state)).toEqual(
      taken.map((won) => (won ? 'sending' : 'cancelled')),
    )
    const left = taken.filter(Boolean).length
    expect(await held()).toBe(left * SHORT_PRICE)
    expect(await undoSend(studio.scope, batchOf(tasks))).toEqual({
      cancelled: 8 - left,
      tooLate: left,
    })
    for (const answer of [first, second]) expect(answer.cancelled + answer.tooLate).toBe(8)
  })

  it('is for its sender alone', async () => {
    const batchId = batchOf(await send(2))
    const admin = await addMember(studio.scope, 'admin')
    const foreign = await makeWorkspace()
    for (const scope of [admin, foreign.scope]) {
      await expect(undoSend(scope, batchId)).rejects.toMatchObject({ code: 'not_found' })
    }
    await expect(undoSend(studio.scope, 'nothing')).rejects.toMatchObject({ code: 'not_found' })
    expect(await held()).toBe(2 * SHORT_PRICE)
  })
})
