import { beforeAll, expect, it } from 'vitest'
import { GET } from '@/app/api/w/[workspace]/projects/[projectId]/shots/route'
import { db } from '@/lib/db/client'
import type { Result } from '@/lib/result'
import { applyEvent } from '@/lib/tasks/apply-event'
import type { ShotPage, ShotView } from '@/lib/tasks/page-shots'
import { updateShotName } from '@/lib/tasks/shot-store'
import { submitTasks } from '@/lib/tasks/submit-task'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { submitAs } from '@/tests/helpers/studio'
import { SHORT } from '@/tests/helpers/tasks'
import { requestTo, signedIn } from './signed-in'

describeOnEachDatabase('the shots of a project', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  let send: typeof requestTo

  beforeAll(async () => {
    studio = await makeWorkspace({ credits: 100_000 })
    send = await signedIn(studio.scope.userId)
  })

  const ask = async (projectId: string, query = '', from = send) => {
    const workspace = studio.scope.slug
    const request = from(`/api/w/${workspace}/projects/${projectId}/shots${query}`)
    const response = await GET(request, { params: Promise.resolve({ workspace, projectId }) })
    return { response, result: (await response.json()) as Result<ShotPage> }
  }
  const page = async (projectId = studio.projectId, query = ''): Promise<ShotPage> => {
    const { result } = await ask(projectId, query)
    if (!result.ok) throw new Error(result.error.message)
    return result.data
  }

  it('come newest first, each with its newest take, which a new one can follow', async () => {
    const [first] = await submitTasks({
      workspaceId: studio.scope.workspaceId,
      userId: studio.scope.userId,
      projectId: studio.projectId,
      requestId: unique('press-'),
      settings: SHORT,
      alternatives: ['Dawn', 'Dusk'],
    })
    const second = await submitAs(studio, { ...SHORT, prompt: 'Night' })
    const { shots, cursor } = await page()
    expect(cursor).toBeNull()
    expect(shots).toMatchObject([
      { number: 2, takes: 1, takeOfId: second.id, prompt: 'Night', name: null },
      { number: 1, takes: 2, prompt: 'Dusk', id: first?.shotId },
    ])
    const next = await submitAs(studio, SHORT, { takeOfId: shots[1]?.takeOfId ?? '' })
    expect(next).toMatchObject({ shotId: first?.shotId, takeNumber: 3 })
  })

  it('do not count what was taken back, and leave out what never left', async () => {
    const { workspaceId, userId } = studio.scope
    const project = await db().project.create({ data: { workspaceId, name: 'Second thoughts' } })
    const press = (change: { takes: number; takeOfId?: string }) =>
      submitTasks({
        ...{ workspaceId, userId, projectId: project.id, settings: SHORT, undoSeconds: 4 },
        ...{ requestId: unique('press-'), ...change },
      })
    const [kept, dropped] = await press({ takes: 2 })
    const [gone] = await press({ takes: 1 })
    const [named] = await press({ takes: 1 })
    await updateShotName(workspaceId, named?.shotId ?? '', 'The pier')
    for (const task of [dropped, gone, named]) {
      if (task) await applyEvent(task, { kind: 'cancelled' }, { now: new Date(), actorId: userId })
    }
    const { shots } = await page(project.id)
    expect(shots).toMatchObject([
      { id: named?.shotId, name: 'The pier', takes: 0 },
      { id: kept?.shotId, takes: 1 },
    ])
    // Its number stays taken: a name of a take is given once.
    const [next] = await press({ takes: 1, takeOfId: kept?.id ?? '' })
    expect(next).toMatchObject({ shotId: kept?.shotId, takeNumber: 3 })
  })

  it('are read page by page, and none twice or never', async () => {
    const { workspaceId } = studio.scope
    const project = await db().project.create({ data: { workspaceId, name: 'A long film' } })
    await db().shot.createMany({
      data: Array.from({ length: 65 }, (_, index) => ({
        projectId: project.id,
        number: index + 1,
      })),
    })
    const seen: ShotView[] = []
    let cursor: string | null = null
    do {
      const next: ShotPage = await page(project.id, cursor === null ? '' : `?cursor=${cursor}`)
      seen.push(...next.shots)
      cursor = next.cursor
    } while (cursor !== null)
    expect(seen.map(({ number }) => number)).toEqual(Array.from({ length: 65 }, (_, n) => 65 - n))
    expect(seen[0]).toMatchObject({ takes: 0, takeOfId: null, prompt: null })
    expect((await page(project.id, '?cursor=x%00')).shots.length).toBe(30)
  })

  it('have names, which only their own workspace gives and takes', async () => {
    const task = await submitAs(studio, SHORT)
    const { workspaceId } = studio.scope
    expect(await updateShotName(workspaceId, task.shotId, 'The pier')).toBe(true)
    expect((await page()).shots[0]).toMatchObject({ id: task.shotId, name: 'The pier' })
    const other = await makeWorkspace()
    expect(await updateShotName(other.scope.workspaceId, task.shotId, 'Ours')).toBe(false)
    expect(await updateShotName(workspaceId, task.shotId, null)).toBe(true)
    expect((await page()).shots[0]?.name).toBeNull()
  })

  it('are for members, and none are of a project of others', async () => {
    const other = await makeWorkspace()
    await submitAs(other, SHORT)
    expect((await page(other.projectId)).shots).toEqual([])
    expect((await page('nothing%00')).shots).toEqual([])
    expect((await ask(studio.projectId, '', requestTo)).response.status).toBe(401)
    const foreign = await signedIn(other.scope.userId)
    expect((await ask(studio.projectId, '', foreign)).response.status).toBe(404)
  })
})
