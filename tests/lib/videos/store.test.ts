import { beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import type { ListedVideo } from '@/lib/videos/listed-video'
import { listVideos } from '@/lib/videos/page-store'
import { ABOVE_ALL, firstPlaceAt } from '@/lib/videos/place'
import { findNeighbours, findVideo, sumVideosSince } from '@/lib/videos/store'
import type { VideoFilter } from '@/lib/videos/video-filter'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'
import { makeVideo, makeVideos } from '@/tests/helpers/videos'

describeOnEachDatabase('the rows of videos', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  const COUNT = 25

  beforeAll(async () => {
    studio = await makeWorkspace()
    await makeVideos(studio, COUNT)
    await makeVideos(await makeWorkspace(), 3)
  })

  const owner = () => ({
    workspaceId: studio.scope.workspaceId,
    providerMode: 'emulated' as const,
  })

  const shotOf = async ({ scope }: MadeWorkspace, { id }: { id: string }) =>
    (await findVideo(scope.workspaceId, id))?.shotId ?? 'none'

  const all = (filter: VideoFilter = {}) =>
    listVideos(owner(), filter, { way: 'older', than: ABOVE_ALL, limit: 100 })

  const pageThrough = async (limit: number, way: 'older' | 'newer') => {
    const seen: ListedVideo[] = []
    let than = way === 'older' ? ABOVE_ALL : -1n
    for (;;) {
      const rows = await listVideos(owner(), {}, { way, than, limit })
      const next = way === 'older' ? rows.at(-1) : rows[0]
      if (!next) return seen
      than = next.place
      seen.splice(way === 'older' ? seen.length : 0, 0, ...rows)
    }
  }

  // Seven share each instant, so that pages end within, before and after such a group.
  it.each([1, 3, 6, 7, 8, COUNT - 1, COUNT, COUNT + 1])(
    'come once each and in one order, either way, in pages of %d',
    async (limit) => {
      const whole = await all()
      expect(whole.length).toBe(COUNT)
      expect(await pageThrough(limit, 'older')).toEqual(whole)
      expect(await pageThrough(limit, 'newer')).toEqual(whole)
    },
  )

  it('of one instant have places of their own, however many are stored at once', async () => {
    const other = await makeWorkspace()
    const createdAt = new Date('2026-05-05T05:05:05.555Z')
    const makers = await Promise.all(
      Array.from({ length: 6 }, async () => ({
        ...other,
        projectId: (
          await db().project.create({
            data: { workspaceId: other.scope.workspaceId, name: 'Reel' },
          })
        ).id,
      })),
    )
    await Promise.all(makers.map((maker) => makeVideo(maker, { createdAt })))
    const rows = await listVideos(
      { ...owner(), workspaceId: other.scope.workspaceId },
      {},
      { way: 'older', than: ABOVE_ALL, limit: 10 },
    )
    expect(rows.map(({ place }) => Number(place - firstPlaceAt(createdAt)))).toEqual([
      5, 4, 3, 2, 1, 0,
    ])
  })

  it('have the neighbours that the list shows them between', async () => {
    const whole = await all()
    for (const [index, row] of whole.entries()) {
      expect(await findNeighbours(owner(), row.place)).toEqual({
        newerId: whole[index - 1]?.id ?? null,
        olderId: whole[index + 1]?.id ?? null,
      })
    }
  })

  it('are filtered by type, member and project within their workspace', async () => {
    const member = await addMember(studio.scope, 'member')
    const mine = await makeVideo(
      { ...studio, scope: member },
      { type: 'o3-pro-video-edit', createdAt: new Date(0) },
    )
    const ids = async (filter: VideoFilter) => (await all(filter)).map(({ id }) => id)
    expect(await ids({ types: ['o3-pro-video-edit'] })).toEqual([mine.id])
    expect(await ids({ userId: member.userId })).toEqual([mine.id])
    expect((await ids({ projectId: studio.projectId })).length).toBe(COUNT + 1)
    expect(await ids({ projectId: 'nothing' })).toEqual([])
    expect(await ids({ shotId: await shotOf(studio, mine) })).toEqual([mine.id])
    expect(await ids({ shotId: 'nothing' })).toEqual([])
    const other = await makeWorkspace()
    expect(await ids({ shotId: await shotOf(other, await makeVideo(other)) })).toEqual([])
  })

  it('are found by their own workspace only', async () => {
    const [row] = await all()
    const other = await makeWorkspace()
    expect((await findVideo(studio.scope.workspaceId, row?.id ?? ''))?.id).toBe(row?.id)
    expect(await findVideo(other.scope.workspaceId, row?.id ?? '')).toBeNull()
  })

  it('are summed from an instant on, that instant included', async () => {
    const whole = await all()
    const since = whole[6]?.createdAt ?? new Date()
    const expected = whole.filter(({ createdAt }) => createdAt >= since).length
    expect(await sumVideosSince(owner(), since)).toEqual({
      videos: expected,
      credits: expected * 120,
    })
    const later = new Date(Date.now() + 1_000)
    expect(await sumVideosSince(owner(), later)).toEqual({ videos: 0, credits: 0 })
  })

  it('in the trash are in no list, no count and beside nothing, but what they cost stays', async () => {
    const made = await makeVideo(studio, { createdAt: new Date() })
    const whole = await all()
    const since = whole[0]?.createdAt ?? new Date()
    await db().video.update({ where: { id: made.id }, data: { trashedAt: new Date() } })
    expect((await all()).map(({ id }) => id)).toEqual(whole.slice(1).map(({ id }) => id))
    const newest = await findNeighbours(owner(), whole[1]?.place ?? 0n)
    expect(newest.newerId).toBeNull()
    expect(await sumVideosSince(owner(), since)).toEqual({ videos: 0, credits: 120 })
  })
})
