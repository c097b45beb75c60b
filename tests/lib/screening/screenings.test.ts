import { beforeAll, expect, it } from 'vitest'
import { createCollection } from '@/lib/collections/collections'
import {
  countScreened,
  endScreening,
  moveScreening,
  readOpenScreenings,
  readScreening,
  readScreeningState,
  startScreening,
} from '@/lib/screening/screenings'
import { decideOnVideos } from '@/lib/videos/decide-on-videos'
import type { GalleryQuery } from '@/lib/videos/gallery-query'
import { restoreVideos, trashVideos } from '@/lib/videos/trash'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'

describeOnEachDatabase('screenings', (useDatabase) => {
  useDatabase()
  let mine: MadeWorkspace
  let theirs: MadeWorkspace
  let videos: string[]
  beforeAll(async () => {
    mine = await makeWorkspace()
    theirs = await makeWorkspace()
    videos = []
    for (let hour = 8; hour < 12; hour++) {
      const createdAt = new Date(
        `2026-03-0${hour < 11 ? 2 : 3}T${String(hour).padStart(2, '0')}:00:00Z`,
      )
      videos.push((await makeVideo(mine, { createdAt })).id)
    }
  })

  const start = async (query: GalleryQuery, scope = mine.scope) => {
    const id = unique('screening')
    await startScreening(scope, { id, title: 'Monday', query, timeZone: 'UTC' })
    return id
  }
  const watched = async (id: string) =>
    (await readScreening(mine.scope, id))?.screening.videos.map((video) => video.id)

  it('show a day as it was made', async () => {
    const query = { date: '2026-03-02' }
    expect(await countScreened(mine.scope, { query, timeZone: 'UTC' })).toBe(3)
    expect(await watched(await start(query))).toEqual(videos.slice(0, 3))
  })

  it('show a collection in its own order', async () => {
    const collection = unique('collection')
    const [first = '', second = '', third = ''] = videos
    const videoIds = [third, first, second]
    await createCollection(mine.scope, { id: collection, name: 'Finals', videoIds })
    expect(await watched(await start({ collection }))).toEqual(videoIds)
  })

  it('are not begun with nothing, and once by the same press', async () => {
    await expect(start({ date: '2020-01-01' })).rejects.toMatchObject({ code: 'invalid' })
    const id = await start({ date: '2026-03-02' })
    await startScreening(mine.scope, { id, title: 'Again', query: {}, timeZone: 'UTC' })
    expect((await readScreening(mine.scope, id))?.screening.title).toBe('Monday')
    await expect(
      startScreening(theirs.scope, { id, title: 'x', query: {}, timeZone: 'UTC' }),
    ).rejects.toMatchObject({ code: 'invalid' })
  })

  it('have one playhead for everybody who is there', async () => {
    const id = await start({ date: '2026-03-02' })
    const emre = await addMember(mine.scope, 'viewer')
    const moved = await moveScreening(mine.scope, { id, index: 2, seconds: 1.5, playing: true })
    const seen = await readScreeningState(emre, id)
    expect(seen.playhead).toEqual(moved.playhead)
    expect(seen.playhead).toMatchObject({ index: 2, seconds: 1.5, playing: true })
    expect(seen.now).toBeGreaterThanOrEqual(seen.playhead.changedAt)
    expect(new Set(seen.viewers.map((viewer) => viewer.id))).toEqual(
      new Set([mine.scope.userId, emre.userId]),
    )
  })

  it('tell what was decided meanwhile', async () => {
    const id = await start({ date: '2026-03-02' })
    const [first = ''] = videos
    await decideOnVideos(mine.scope, [first], { kind: 'choice', value: 'select' })
    const { decided } = await readScreeningState(mine.scope, id)
    expect(decided).toEqual([{ id: first, choice: 'select', verdict: null }])
    await decideOnVideos(mine.scope, [first], { kind: 'choice', value: null })
  })

  it('keep a take in its place that goes into the trash, and tell that it has', async () => {
    const id = await start({ date: '2026-03-02' })
    const [first = '', second = ''] = videos
    await trashVideos(mine.scope, [second])
    expect(await watched(id)).toEqual(videos.slice(0, 3))
    expect((await readScreeningState(mine.scope, id)).trashed).toEqual([second])
    expect(await watched(await start({ date: '2026-03-02' }))).toEqual([first, videos[2]])
    await restoreVideos(mine.scope, [second])
    expect((await readScreeningState(mine.scope, id)).trashed).toEqual([])
  })

  it('say how many watch, to who could join', async () => {
    const id = await start({ date: '2026-03-02' })
    const watching = async () =>
      (await readOpenScreenings(mine.scope)).find((each) => each.id === id)?.watching
    expect(await watching()).toBe(0)
    await readScreeningState(mine.scope, id)
    await readScreeningState(await addMember(mine.scope, 'viewer'), id)
    expect(await watching()).toBe(2)
  })

  it('are moved no more when they have ended, and not joined', async () => {
    const id = await start({ date: '2026-03-02' })
    expect((await readOpenScreenings(mine.scope)).map((each) => each.id)).toContain(id)
    await endScreening(mine.scope, id)
    await endScreening(mine.scope, id)
    await expect(
      moveScreening(mine.scope, { id, index: 0, seconds: 0, playing: true }),
    ).rejects.toMatchObject({ code: 'not_found' })
    expect((await readScreeningState(mine.scope, id)).ended).toBe(true)
    expect((await readOpenScreenings(mine.scope)).map((each) => each.id)).not.toContain(id)
  })

  it('are not found from another workspace', async () => {
    const id = await start({ date: '2026-03-02' })
    const gone = { code: 'not_found' }
    expect(await readScreening(theirs.scope, id)).toBeNull()
    await expect(readScreeningState(theirs.scope, id)).rejects.toMatchObject(gone)
    await endScreening(theirs.scope, id)
    expect((await readScreeningState(mine.scope, id)).ended).toBe(false)
    const move = { id, index: 1, seconds: 0, playing: true }
    await expect(moveScreening(theirs.scope, move)).rejects.toMatchObject(gone)
    expect((await readScreeningState(mine.scope, id)).playhead.index).toBe(0)
  })
})
