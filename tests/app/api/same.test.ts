import { afterAll, beforeAll, expect, it } from 'vitest'
import { POST } from '@/app/api/w/[workspace]/tasks/same/route'
import { db } from '@/lib/db/client'
import type { Result } from '@/lib/result'
import { cancelTask } from '@/lib/tasks/decide-task'
import type { SameView } from '@/lib/tasks/task-view'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'
import { submitAs } from '@/tests/helpers/studio'
import { SHORT } from '@/tests/helpers/tasks'
import { requestTo, signedIn } from './signed-in'

const HOUR_MS = 3_600_000

describeOnEachDatabase('whether somebody has just sent the same', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  let send: typeof requestTo

  beforeAll(async () => {
    studio = await makeWorkspace()
    send = await signedIn(studio.scope.userId)
  })

  afterAll(expectCleanBooks)

  const ask = async (settings: unknown, { projectId = studio.projectId, from = send } = {}) => {
    const { slug } = studio.scope
    const body = JSON.stringify({ projectId, settings })
    const request = from(`/api/w/${slug}/tasks/same`, { method: 'POST', body })
    const response = await POST(request, { params: Promise.resolve({ workspace: slug }) })
    return { response, result: (await response.json()) as Result<SameView | null> }
  }
  const same = async (settings: unknown, projectId?: string): Promise<SameView | null> => {
    const { result } = await ask(settings, projectId ? { projectId } : {})
    if (!result.ok) throw new Error(result.error.message)
    return result.data
  }

  it('names who, when, and what became of it; the newest, in whatever order it was said', async () => {
    const settings = { ...SHORT, prompt: 'The same harbour' }
    expect(await same(settings)).toBeNull()
    await submitAs(studio, settings)
    const colleague = await addMember(studio.scope, 'member')
    const { projectId } = studio
    const task = await submitAs({ scope: colleague, projectId }, settings)
    const createdAt = new Date(task.createdAt.getTime() + 1_000)
    await db().task.update({ where: { id: task.id }, data: { createdAt } })
    const turned = Object.fromEntries(Object.entries(settings).reverse())
    const found = await ask(turned)
    expect(found.result).toEqual({
      ok: true,
      data: {
        taskId: task.id,
        state: 'queued',
        at: createdAt.toISOString(),
        member: { id: colleague.userId, name: `member of ${studio.scope.name}` },
        mine: false,
      },
    })
    expect(found.response.headers.get('cache-control')).toBe('private, no-store')
    expect(await same({ ...settings, durationSeconds: 4 })).toBeNull()
  })

  it('is nothing of yesterday, nor what was taken back', async () => {
    const settings = { ...SHORT, prompt: 'An old harbour' }
    const old = await submitAs(studio, settings)
    const age = (hours: number) =>
      db().task.update({
        where: { id: old.id },
        data: { createdAt: new Date(Date.now() - hours * HOUR_MS) },
      })
    await age(25)
    expect(await same(settings)).toBeNull()
    await age(23)
    expect(await same(settings)).toMatchObject({ taskId: old.id, mine: true })
    await cancelTask(studio.scope, old.id)
    expect(await same(settings)).toBeNull()
  })

  it('is of the same project and workspace alone', async () => {
    const settings = { ...SHORT, prompt: 'A harbour of ours' }
    const { workspaceId } = studio.scope
    const project = await db().project.create({ data: { workspaceId, name: 'Another film' } })
    const elsewhere = await makeWorkspace()
    await submitAs({ ...studio, projectId: project.id }, settings)
    await submitAs(elsewhere, settings)
    expect(await same(settings)).toBeNull()
    expect(await same(settings, elsewhere.projectId)).toBeNull()
    expect(await same(settings, project.id)).not.toBeNull()
  })

  it('is nothing for what nobody can have sent, and an error for what is no question', async () => {
    expect(await same({ ...SHORT, prompt: '' })).toBeNull()
    expect(await same(null)).toBeNull()
    expect((await ask(SHORT, { projectId: 'a b' })).response.status).toBe(400)
    expect((await ask(SHORT, { from: requestTo })).response.status).toBe(401)
    const foreign = await signedIn((await makeWorkspace()).scope.userId)
    expect((await ask(SHORT, { from: foreign })).response.status).toBe(404)
  })
})
