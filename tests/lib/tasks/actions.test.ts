import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { sealSession } from '@/lib/auth/session-cookie'
import { startSession } from '@/lib/auth/sign-in'
import { setUndoSend } from '@/lib/auth/undo-send-action'
import { db } from '@/lib/db/client'
import { pauseQueue, resumeQueue, submitTask, undoSend } from '@/lib/tasks/actions'
import { renameShot } from '@/lib/tasks/shot-actions'
import { findTask } from '@/lib/tasks/store'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { SHORT, SHORT_PRICE } from '@/tests/helpers/tasks'

// Next's ambient request, which only Next can make.
const request = vi.hoisted(() => ({ cookie: '' }))
const own = { host: 'studio.test', origin: 'http://studio.test' }
vi.mock('next/headers', () => ({
  headers: async () => new Headers(own),
  cookies: async () => ({ get: () => (request.cookie ? { value: request.cookie } : undefined) }),
}))
vi.mock('next/server', () => ({ after: () => {} }))
vi.mock('next/cache', () => ({ refresh: () => {} }))
vi.mock('react', async (original) => ({
  ...(await original<object>()),
  cache: (run: unknown) => run,
}))

const place = { address: null, userAgent: null }

describeOnDatabase('sqlite', 'what a page asks of tasks', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  let workspace: string

  const signInAs = async (userId: string) => {
    request.cookie = await sealSession(await startSession(userId, place))
  }

  beforeEach(async () => {
    studio = await makeWorkspace()
    workspace = studio.scope.slug
    await signInAs(studio.scope.userId)
  })

  afterEach(async () => {
    await expectCleanBooks()
    await db().task.updateMany({ data: { dueAt: null } })
  })

  const press = (more: object = {}) => ({
    workspace,
    projectId: studio.projectId,
    requestId: unique('press-'),
    settings: SHORT,
    expectedCredits: SHORT_PRICE,
    ...more,
  })
  const send = async (more: object = {}) => {
    const answer = await submitTask(press(more))
    if (!answer.ok) throw new Error(answer.error.message)
    const tasks = await Promise.all(
      answer.data.taskIds.map((id) => findTask(studio.scope.workspaceId, id)),
    )
    return { ...answer.data, tasks }
  }
  const waitOf = (task: Awaited<ReturnType<typeof findTask>> | undefined) =>
    (task?.dueAt?.getTime() ?? 0) - (task?.createdAt.getTime() ?? 0)

  it('sends several at once, later by the time in which they can be taken back', async () => {
    const { tasks, batchId, sendsAt } = await send({ takes: 3, expectedCredits: 3 * SHORT_PRICE })
    expect(tasks.map((task) => task?.takeNumber)).toEqual([1, 2, 3])
    expect(waitOf(tasks[0])).toBe(4_000)
    expect(sendsAt).toBe(tasks[0]?.dueAt?.toISOString())
    const answer = await undoSend({ workspace, batchId })
    expect(answer).toEqual({ ok: true, data: { cancelled: 3, tooLate: 0 } })
  })

  it('sends at once for those who do not want to wait', async () => {
    expect((await setUndoSend({ undoSend: false })).ok).toBe(true)
    const { tasks, sendsAt } = await send()
    expect(waitOf(tasks[0])).toBe(0)
    expect(sendsAt).toBeNull()
    expect((await setUndoSend({ undoSend: true })).ok).toBe(true)
    expect(waitOf((await send()).tasks[0])).toBe(4_000)
  })

  it('tells who sent the same before, and not of the press itself, however often it arrives', async () => {
    const again = { requestId: unique('press-') }
    const first = await send({ takes: 2, expectedCredits: 2 * SHORT_PRICE, ...again })
    expect(first.same).toBeNull()
    expect((await send({ takes: 2, expectedCredits: 2 * SHORT_PRICE, ...again })).same).toBeNull()
    const other = await send({ settings: { ...SHORT, prompt: 'Another harbour' } })
    expect(other.same).toBeNull()
    const { same } = await send()
    expect(first.taskIds).toContain(same?.taskId)
    expect(same?.mine).toBe(true)
    expect((await undoSend({ workspace, batchId: first.batchId })).ok).toBe(true)
    const alternatives = ['A third harbour', 'Another harbour']
    const both = await send({ alternatives, expectedCredits: 2 * SHORT_PRICE })
    expect(both.same?.taskId).toBe(other.taskIds[0])
  })

  it('sends nothing for another price, nor too many, and says why', async () => {
    const dearer = await submitTask(press({ takes: 2, expectedCredits: SHORT_PRICE }))
    expect(dearer).toMatchObject({ ok: false, error: { code: 'conflict' } })
    const unsaid = await submitTask(press({ expectedCredits: undefined }))
    expect(unsaid).toMatchObject({ ok: false, error: { code: 'invalid' } })
    const many = await submitTask(press({ takes: 9 }))
    expect(many).toMatchObject({
      ok: false,
      error: { code: 'invalid', fields: { takes: 'At most 8 videos at once.' } },
    })
    expect(await db().task.count({ where: { workspaceId: studio.scope.workspaceId } })).toBe(0)
  })

  it("pauses one's own queue and nobody else's", async () => {
    const member = await addMember(studio.scope, 'member')
    const paused = async () => {
      const rows = await db().membership.findMany({
        where: { workspaceId: studio.scope.workspaceId, queuePausedAt: { not: null } },
      })
      return rows.map(({ userId }) => userId)
    }
    const others = { workspace, userId: member.userId }
    expect(await pauseQueue(others)).toMatchObject({ ok: false, error: { code: 'invalid' } })
    expect((await pauseQueue({ workspace })).ok).toBe(true)
    expect(await paused()).toEqual([studio.scope.userId])
    await signInAs(member.userId)
    expect((await resumeQueue({ workspace })).ok).toBe(true)
    expect(await paused()).toEqual([studio.scope.userId])
    await signInAs((await addMember(studio.scope, 'viewer')).userId)
    expect(await pauseQueue({ workspace })).toMatchObject({ error: { code: 'forbidden' } })
  })

  it('renames a shot, for those who may make one', async () => {
    const { tasks } = await send()
    const shotId = tasks[0]?.shotId ?? ''
    const name = async () => (await db().shot.findUniqueOrThrow({ where: { id: shotId } })).name
    expect((await renameShot({ workspace, shotId, name: '  The   pier ' })).ok).toBe(true)
    expect(await name()).toBe('The pier')
    expect((await renameShot({ workspace, shotId, name: null })).ok).toBe(true)
    expect(await name()).toBeNull()
    const unknown = await renameShot({ workspace, shotId: 'nothing', name: 'x' })
    expect(unknown).toMatchObject({ error: { code: 'not_found' } })
    await signInAs((await addMember(studio.scope, 'viewer')).userId)
    const viewer = await renameShot({ workspace, shotId, name: 'x' })
    expect(viewer).toMatchObject({ error: { code: 'forbidden' } })
  })
})
