import { beforeAll, expect, it } from 'vitest'
import { GET } from '@/app/api/w/[workspace]/tasks/[taskId]/route'
import { db } from '@/lib/db/client'
import type { Result } from '@/lib/result'
import { sendAgain } from '@/lib/tasks/decide-task'
import type { TaskRow } from '@/lib/tasks/store'
import type { TaskDetailView } from '@/lib/tasks/task-view'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { submitAs } from '@/tests/helpers/studio'
import { makeVideo } from '@/tests/helpers/videos'
import { requestTo, signedIn } from './signed-in'

const SETTINGS = { type: 'std-text-to-video', prompt: 'A quiet harbour', sound: false }

describeOnEachDatabase('all about one task', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  let send: typeof requestTo
  let task: TaskRow

  beforeAll(async () => {
    studio = await makeWorkspace()
    send = await signedIn(studio.scope.userId)
    task = await submitAs(studio, SETTINGS)
    await db().task.update({
      where: { id: task.id },
      data: { state: 'unconfirmed', dueAt: null, rawAnswer: 'ECONNRESET: socket hang up' },
    })
  })

  const ask = async (taskId: string, from = send, slug = studio.scope.slug) => {
    const request = from(`/api/w/${slug}/tasks/${taskId}`)
    const response = await GET(request, { params: Promise.resolve({ workspace: slug, taskId }) })
    return { response, result: (await response.json()) as Result<TaskDetailView> }
  }

  const read = async (taskId: string, from = send): Promise<TaskDetailView> => {
    const { result } = await ask(taskId, from)
    if (!result.ok) throw new Error(result.error.message)
    return result.data
  }

  it('tells its sender and admins what Kling answered, and others only what happened', async () => {
    const as = async (role: 'admin' | 'member' | 'viewer') =>
      read(task.id, await signedIn((await addMember(studio.scope, role)).userId))
    const raw = 'ECONNRESET: socket hang up'
    expect(await read(task.id)).toMatchObject({ rawAnswer: raw, can: { confirm: true } })
    expect(await as('admin')).toMatchObject({ rawAnswer: raw, can: { confirm: true } })
    for (const role of ['member', 'viewer'] as const) {
      const seen = await as(role)
      expect(seen).toMatchObject({ rawAnswer: null, state: 'unconfirmed' })
      expect(Object.values(seen.can).some(Boolean)).toBe(false)
    }
  })

  it('names the takes that it stands between', async () => {
    const again = await sendAgain(studio.scope, task.id, unique('again-'))
    const first = { id: task.id, takeNumber: 1, state: 'failed' }
    expect((await read(again.id)).retryOf).toEqual(first)
    const { retries, retryOf } = await read(task.id)
    expect([retries, retryOf]).toEqual([[{ id: again.id, takeNumber: 2, state: 'queued' }], null])
  })

  it('names its video once there is one', async () => {
    const video = await makeVideo(studio)
    expect((await read(video.taskId)).videoId).toBe(video.id)
  })

  it('is for members, and says nothing of other tasks', async () => {
    const foreign = await makeWorkspace()
    const theirs = await submitAs(foreign, SETTINGS)
    expect((await ask(task.id, requestTo)).response.status).toBe(401)
    const answers = await Promise.all([
      ask(theirs.id),
      ask('nothing'),
      ask('%00'),
      ask(theirs.id, send, foreign.scope.slug),
    ])
    expect(answers.map(({ response }) => response.status)).toEqual([404, 404, 404, 404])
    expect(answers[0]?.result).toEqual(answers[1]?.result)
    expect((await ask(task.id)).response.headers.get('cache-control')).toBe('private, no-store')
  })
})
