import { beforeAll, expect, it } from 'vitest'
import type { Keyset } from '@/lib/keyset'
import { findNeighbours, findVideo, listVideos, sumVideosSince } from '@/lib/videos/store'
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

  const pageThrough = async (limit: number) => {
    const seen: { id: string; createdAt: Date }[] = []
    let before: Keyset | null = null
    for (;;) {
      const rows = await listVideos(owner(), {}, before, limit)
      seen.push(...rows.slice(0, limit))
      if (rows.length <= limit) return seen
      before = seen.at(-1) ?? null
    }
  }

  // Seven share each instant, so that pages end within, before and after such a group.
  it.each([1, 3, 6, 7, 8, COUNT - 1, COUNT, COUNT + 1])(
    'come once each and in one order in pages of %d',
    async (limit) => {
      const seen = await pageThrough(limit)
      const whole = await listVideos(owner(), {}, null, 100)
      expect(whole.length).toBe(COUNT)
      expect(seen.map(({ id }) => id)).toEqual(whole.map(({ id }) => id))
    },
  )

  it('have the neighbours that the list shows them between', async () => {
    const whole = await listVideos(owner(), {}, null, 100)
    for (const [index, row] of whole.entries()) {
      expect(await findNeighbours(owner(), row)).toEqual({
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
    const ids = async (filter: Parameters<typeof listVideos>[1]) =>
      (await listVideos(owner(), filter, null, 100)).map(({ id }) => id)
    expect(await ids({ type: 'o3-pro-video-edit' })).toEqual([mine.id])
    expect(await ids({ userId: member.userId })).toEqual([mine.id])
    expect((await ids({ projectId: studio.projectId })).length).toBe(COUNT + 1)
    expect(await ids({ projectId: 'nothing' })).toEqual([])
    expect(await ids({ shotId: await shotOf(studio, mine) })).toEqual([mine.id])
    expect(await ids({ shotId: 'nothing' })).toEqual([])
    const other = await makeWorkspace()
    expect(await ids({ shotId: await shotOf(other, await makeVideo(other)) })).toEqual([])
  })

  it('are found by their own workspace only', async () => {
    const [row] = await listVideos(owner(), {}, null, 1)
    const other = await makeWorkspace()
    expect((await findVideo(studio.scope.workspaceId, row?.id ?? ''))?.id).toBe(row?.id)
    expect(await findVideo(other.scope.workspaceId, row?.id ?? '')).toBeNull()
  })

  it('are summed from an instant on, that instant included', async () => {
    const whole = await listVideos(owner(), {}, null, 100)
    const since = whole[6]?.createdAt ?? new Date()
    const expected = whole.filter(({ createdAt }) => createdAt >= since).length
    expect(await sumVideosSince(owner(), since)).toEqual({
      videos: expected,
      credits: expected * 120,
    })
    const later = new Date(Date.now() + 1_000)
    expect(await sumVideosSince(owner(), later)).toEqual({ videos: 0, credits: 0 })
  })
})
