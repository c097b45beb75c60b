import { afterEach, beforeEach, expect, it } from 'vitest'
import { updateUndoSend } from '@/lib/auth/undo-send-store'
import { db } from '@/lib/db/client'
import { applyEvent } from '@/lib/tasks/apply-event'
import { pageShots } from '@/lib/tasks/page-shots'
import { readTaskDetail } from '@/lib/tasks/read-task-detail'
import { updateShotName } from '@/lib/tasks/shot-store'
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

  const send = async (
    takes: number,
    undoSeconds = UNDO_SEND_SECONDS,
    takeOfId?: string,
  ): Promise<TaskRow[]> =>
    submitTasks({
      takeOfId,
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

  const placesOf = async (tasks: TaskRow[]) => {
    const rows = await db().task.findMany({
      where: { id: { in: tasks.map(({ id }) => id) } },
      orderBy: { takeNumber: 'asc' },
      select: { takeNumber: true, shot: { select: { number: true } } },
    })
    return rows.map(({ shot, takeNumber }) => `${shot.number}.${takeNumber}`)
  }
  const undo = (tasks: TaskRow[]) => undoSend(studio.scope, batchOf(tasks))

  it('gives the number of the shot back, and those of its takes', async () => {
    const first = await send(3)
    expect(await placesOf(first)).toEqual(['1.1', '1.2', '1.3'])
    await undo(first)
    await undo(first)
    const again = await send(2)
    expect(await placesOf(again)).toEqual(['1.1', '1.2'])
    expect(await placesOf(await send(1))).toEqual(['2.1'])
    const { shots } = await pageShots(studio.scope, studio.projectId, null)
    expect(shots.map(({ number, takes }) => [number, takes])).toEqual([
      [2, 1],
      [1, 2],
    ])
    expect(shots[1]?.takeOfId).toBe(again[1]?.id)
  })

  it('gives no number back that something stands behind, or a name', async () => {
    const first = await send(1)
    const second = await send(2)
    await undo(first)
    expect(await placesOf(await send(1))).toEqual(['3.1'])
    // The first of two left: the shot is one, and the number of the other stays taken.
    await take(second[0])
    await undo(second)
    const [next] = await send(1, 0, second[0]?.id)
    expect(next && (await placesOf([next]))).toEqual(['2.3'])

    const named = await send(1)
    await updateShotName(studio.scope.workspaceId, named[0]?.shotId ?? '', 'The lamp')
    await undo(named)
    expect(await placesOf(await send(1))).toEqual(['5.1'])
  })

  it('gives each number to one, when takes are taken back and presses come at once', async () => {
    const batches = await Promise.all([send(2), send(2), send(2)])
    const [one, two, three] = batches
    const extra = await send(1, UNDO_SEND_SECONDS, three[0]?.id)
    const pressed = await Promise.all([
      send(2),
      undo(one),
      undo(two),
      send(1, UNDO_SEND_SECONDS, three[1]?.id),
      undo(three),
      undo(extra),
      send(2),
      send(1),
    ])
    const kept = pressed.flatMap((made) => (Array.isArray(made) ? made : []))
    const places = await placesOf(kept)
    expect(places).toHaveLength(6)
    expect(new Set(places).size).toBe(6)
    const next = await placesOf(await send(1))
    const { nextShotNumber } = await db().project.findUniqueOrThrow({
      where: { id: studio.projectId },
    })
    expect(next).toEqual([`${nextShotNumber - 1}.1`])
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
