import { afterEach, beforeEach, expect, it } from 'vitest'
import { waysBack } from '@/components/videos/bulk/ways-back'
import { db } from '@/lib/db/client'
import { moveTakes } from '@/lib/tasks/move-takes'
import { listVideos } from '@/lib/videos/page-store'
import { ABOVE_ALL } from '@/lib/videos/place'
import { searchTerms } from '@/lib/videos/search-words'
import { trashVideos } from '@/lib/videos/trash'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'
import { makeVideo, makeVideos } from '@/tests/helpers/videos'

describeOnEachDatabase('moving takes to another shot', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  beforeEach(async () => {
    studio = await makeWorkspace()
  })

  const find = (id: string) => db().video.findUniqueOrThrow({ where: { id } })
  const places = async (ids: string[]) =>
    Promise.all(
      ids.map(async (id) => {
        const { shotId, takeNumber } = await find(id)
        return { shotId, takeNumber }
      }),
    )
  const newShot = async (projectId = studio.projectId) => {
    const { id } = await makeVideo({ ...studio, projectId })
    return (await find(id)).shotId
  }
  const toShot = (shotId: string, ids: string[], scope = studio.scope) =>
    moveTakes(
      scope,
      ids.map((videoId) => ({ videoId, shotId })),
    )
  const next = async (id: string) =>
    (await db().shot.findUniqueOrThrow({ where: { id } })).nextTakeNumber

  afterEach(async () => {
    // A video and its task stand at the same place, and no place has two.
    const { workspaceId } = studio.scope
    const videos = await db().video.findMany({ where: { workspaceId }, include: { task: true } })
    for (const { shotId, takeNumber, task } of videos) {
      expect({ shotId: task.shotId, takeNumber: task.takeNumber }).toEqual({ shotId, takeNumber })
      expect(takeNumber).toBeLessThan(await next(shotId))
    }
    const all = videos.map(({ shotId, takeNumber }) => `${shotId} ${takeNumber}`)
    expect(new Set(all).size).toBe(all.length)
  })

  it('gives them the next numbers there, in the order of time', async () => {
    const ids = await makeVideos(studio, 3)
    const before = await places(ids)
    const target = await newShot()
    const { moved, elsewhere } = await toShot(target, [...ids].reverse())
    expect(elsewhere).toBe(0)
    expect(moved.map(({ from }) => from)).toEqual(expect.arrayContaining(before))
    const after = await places(ids)
    expect(after.map(({ shotId }) => shotId)).toEqual([target, target, target])
    expect(after.map(({ takeNumber }) => takeNumber).sort()).toEqual([2, 3, 4])
    expect(await next(target)).toBe(5)
    // Again it is done already.
    expect(await toShot(target, ids)).toEqual({ moved: [], elsewhere: 0, left: [] })
  })

  it('goes back to the numbers that they had, and to the next where one is taken', async () => {
    const ids = await makeVideos(studio, 2)
    const before = await places(ids)
    const target = await newShot()
    const { moved } = await toShot(target, ids)
    const back = waysBack(moved)
    // Somebody has put another take there meanwhile, which has that number now.
    const [first] = back
    const other = await makeVideo(studio)
    const { taskId } = await find(other.id)
    const taken = { shotId: first?.shotId ?? '', takeNumber: 1 }
    await db().video.update({ where: { id: other.id }, data: taken })
    await db().task.update({ where: { id: taskId }, data: taken })
    await moveTakes(studio.scope, back)
    const after = await places(back.map(({ videoId }) => videoId))
    expect(after[0]).toEqual({ shotId: first?.shotId, takeNumber: 2 })
    expect(before).toContainEqual(after[1])
  })

  it('takes back no move that somebody has made since', async () => {
    const ids = await makeVideos(studio, 4)
    const before = await places(ids)
    const [target, third] = [await newShot(), await newShot()]
    const back = waysBack((await toShot(target, ids)).moved)
    const [on = '', there = '', home = '', still = ''] = ids
    await toShot(third, [on, there])
    // It stands in the shot again, with another number: that is another move.
    await toShot(target, [there])
    await toShot(before[2]?.shotId ?? '', [home])
    const now = await places(ids)
    const undone = await moveTakes(studio.scope, back)
    expect(undone.moved.map(({ videoId }) => videoId)).toEqual([still])
    expect(undone.left.sort()).toEqual([on, there].sort())
    expect(await places(ids)).toEqual([now[0], now[1], now[2], before[3]])
    // Pressed twice, or after an answer that was lost.
    const again = await moveTakes(studio.scope, back)
    expect(again.moved).toEqual([])
    expect(again.left.sort()).toEqual([on, there].sort())
    expect(await places(ids)).toEqual([now[0], now[1], now[2], before[3]])
  })

  it('takes no number that the shot has never given', async () => {
    const { id } = await makeVideo(studio)
    const target = await newShot()
    await moveTakes(studio.scope, [{ videoId: id, shotId: target, takeNumber: 99 }])
    expect((await find(id)).takeNumber).toBe(2)
  })

  it('gives no number twice when several move the same, and into the same, at once', async () => {
    const ids = await makeVideos(studio, 20)
    const [one, two] = [await newShot(), await newShot()]
    const answers = await Promise.all([
      toShot(one, ids),
      toShot(two, ids),
      toShot(one, ids.slice(5)),
      toShot(two, [...ids].reverse()),
    ])
    const now = await places(ids)
    // The last word is one: whichever of the four it was, it moved all that it named.
    expect(new Set(now.slice(5).map(({ shotId }) => shotId)).size).toBe(1)
    expect(now.every(({ shotId }) => shotId === one || shotId === two)).toBe(true)
    expect(new Set(now.map(({ shotId, takeNumber }) => `${shotId} ${takeNumber}`)).size).toBe(20)
    expect(answers.some(({ moved }) => moved.length === 20)).toBe(true)
  })

  it('leaves what belongs to another project, another workspace or the trash', async () => {
    const { workspaceId } = studio.scope
    const other = await db().project.create({ data: { workspaceId, name: 'Other' } })
    const there = (await makeVideo({ ...studio, projectId: other.id })).id
    const foreign = await makeWorkspace()
    const theirs = (await makeVideo(foreign)).id
    const trashed = (await makeVideo(studio)).id
    await trashVideos(studio.scope, [trashed])
    const target = await newShot()
    const before = await places([there, theirs, trashed])
    expect(await toShot(target, [there, theirs, trashed])).toEqual({
      moved: [],
      elsewhere: 1,
      left: [],
    })
    expect(await toShot((await find(theirs)).shotId, [there])).toEqual({
      moved: [],
      elsewhere: 0,
      left: [],
    })
    expect(await places([there, theirs, trashed])).toEqual(before)
  })

  it('is found in its new shot, also by that name', async () => {
    const { id } = await makeVideo(studio, { prompt: 'nothing of note' })
    const target = await newShot()
    await db().shot.update({ where: { id: target }, data: { name: '밤바다' } })
    await toShot(target, [id])
    const owner = { workspaceId: studio.scope.workspaceId, providerMode: 'emulated' as const }
    const found = await listVideos(
      owner,
      { shotId: target, terms: searchTerms('바다') },
      { way: 'older', than: ABOVE_ALL, limit: 10 },
    )
    expect(found.map((video) => video.id)).toContain(id)
  })
})
