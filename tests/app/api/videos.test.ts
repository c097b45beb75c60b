import { beforeAll, describe, expect, it } from 'vitest'
import { GET } from '@/app/api/videos/route'
import {
  GET as getFile,
  HEAD as headFile,
} from '@/app/api/w/[workspace]/videos/[videoId]/file/route'
import { GET as getPoster } from '@/app/api/w/[workspace]/videos/[videoId]/poster/route'
import { GET as getFound } from '@/app/api/w/[workspace]/videos/found/route'
import { GET as getMonths } from '@/app/api/w/[workspace]/videos/months/route'
import { db } from '@/lib/db/client'
import { contentKey } from '@/lib/media/storage-key'
import type { Result } from '@/lib/result'
import { updateShotName } from '@/lib/tasks/shot-store'
import { findVideos } from '@/lib/videos/find-videos'
import type { Found } from '@/lib/videos/found-video'
import { encodePlace, firstPlaceAt } from '@/lib/videos/place'
import { readVideosById } from '@/lib/videos/read-videos-by-id'
import { openPage, type PackedPage } from '@/lib/videos/video-cells'
import type { VideoPage } from '@/lib/videos/video-view'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeUser, makeWorkspace } from '@/tests/helpers/factories'
import { makeVideo, makeVideos } from '@/tests/helpers/videos'
import { store } from '@/tests/lib/media/stored'
import { requestTo, signedIn } from './signed-in'

type Send = typeof requestTo

describeOnEachDatabase('the gallery over HTTP', (useDatabase) => {
  useDatabase()
  let mine: MadeWorkspace
  let theirs: MadeWorkspace
  let send: Send

  beforeAll(async () => {
    mine = await makeWorkspace()
    theirs = await makeWorkspace()
    send = await signedIn(mine.scope.userId)
  })

  const list = async (query: string, ask: Send = send, slug = mine.scope.slug) => {
    const asked = new URLSearchParams(query)
    asked.set('workspace', slug)
    const response = await GET(ask(`/api/videos?${asked}`))
    return { response, result: (await response.json()) as Result<PackedPage> }
  }

  const listed = async (query: string): Promise<VideoPage> => {
    const { result } = await list(query)
    if (!result.ok) throw new Error(result.error.message)
    return openPage(result.data, mine.scope.slug)
  }

  it('gives every video once, page by page, newest first', async () => {
    const made = await makeVideos(mine, 100)
    await makeVideos(theirs, 3)
    const seen: string[] = []
    let cursor = ''
    for (let pages = 0; pages < 10; pages++) {
      const page = await listed(cursor && `?cursor=${cursor}`)
      seen.push(...page.videos.map(({ id }) => id))
      if (page.nextCursor === null) break
      cursor = page.nextCursor
    }
    expect(seen.length).toBe(100)
    expect(new Set(seen)).toEqual(new Set(made))
  })

  it('says how many the last day has, where it goes on in the next page', async () => {
    const studio = await makeWorkspace()
    const ask = await signedIn(studio.scope.userId)
    const made = Array.from(
      { length: 60 },
      (_, at) => new Date(Date.UTC(2026, 9, 31, 22 - 4 * at, 7)),
    )
    for (const createdAt of made) await makeVideo(studio, { createdAt, hasAudio: true })
    const page = async (query: string) => {
      const { result } = await list(query, ask, studio.scope.slug)
      if (!result.ok) throw new Error(result.error.message)
      return result.data.about
    }
    // The 48th: 2, 6, 10 of this day are on the next page.
    const first = await page('?zone=UTC')
    expect(first.lastDay).toEqual({ day: '2026-10-24', videos: 6 })
    expect((await page('?zone=Asia/Seoul')).lastDay).toEqual({ day: '2026-10-24', videos: 6 })
    expect((await page('?zone=Asia/Seoul&at=2026-09')).lastDay).toBeUndefined()
    expect((await page(`?zone=UTC&cursor=${first.nextCursor}`)).lastDay).toBeUndefined()
    expect((await page('?zone=UTC&newer=0')).lastDay).toBeUndefined()
    expect((await page('?zone=Nowhere/Land')).lastDay).toBeUndefined()
    expect((await page('?zone=UTC&sound=on')).lastDay).toBeUndefined()
  })

  it('says of each video what the studio says of it anywhere else', async () => {
    const studio = await makeWorkspace()
    const ask = await signedIn(studio.scope.userId)
    const [plain, full] = [await makeVideo(studio), await makeVideo(studio, { hasAudio: true })]
    const keys = ['posterKey', 'posterSmallKey', 'spriteKey', 'previewKey'].map((name, at) => [
      name,
      contentKey(String(at).repeat(64), 'webp'),
    ])
    await db().video.update({
      where: { id: full.id },
      data: {
        ...{ prompt: '바다 '.repeat(90), choice: 'select', verdict: 'changes' },
        ...{ durationSeconds: 5.041, thumbhash: 'mhcKDwR2' },
        ...Object.fromEntries(keys),
      },
    })
    const { shotId } = await db().video.findUniqueOrThrow({ where: { id: full.id } })
    await db().shot.update({ where: { id: shotId }, data: { name: 'Ülkü "one"\n둘' } })
    const { result } = await list('', ask, studio.scope.slug)
    if (!result.ok) throw new Error(result.error.message)
    expect(openPage(result.data, studio.scope.slug).videos).toEqual(
      await readVideosById(studio.scope, [full.id, plain.id]),
    )
  })

  it('gives all that filters find at once, to choose from', async () => {
    const studio = await makeWorkspace()
    const ids = await makeVideos(studio, 40)
    const rejected = new Set(ids.slice(10, 20))
    await db().video.updateMany({
      where: { id: { in: [...rejected] } },
      data: { choice: 'reject' },
    })
    await db().video.update({ where: { id: ids[0] ?? '' }, data: { trashedAt: new Date() } })
    const { slug, userId } = studio.scope
    const find = async (query: string, as: string) => {
      const request = (await signedIn(as))(`/api/w/${slug}/videos/found${query}`)
      return getFound(request, { params: Promise.resolve({ workspace: slug }) })
    }
    const found = async (query: string): Promise<Found> => {
      const result = (await (await find(query, userId)).json()) as Result<Found>
      if (!result.ok) throw new Error(result.error.message)
      return result.data
    }
    const all = await found('')
    expect(all.isMore).toBe(false)
    expect(all.videos).toHaveLength(39)
    expect(new Set(all.videos.map(({ id }) => id))).toEqual(new Set(ids.slice(1)))
    // In parts, each statement one of them.
    expect(await findVideos(studio.scope, {}, null, 7)).toEqual(all)
    expect(await findVideos(studio.scope, {}, null, 13)).toEqual(all)
    const few = await found('?choice=reject')
    expect(new Set(few.videos.map(({ id }) => id))).toEqual(rejected)
    expect(few.videos[0]).toEqual({ id: expect.any(String), projectId: studio.projectId })
    expect((await find('', theirs.scope.userId)).status).toBe(404)
  })

  describe('of a studio of its own', () => {
    let own: MadeWorkspace
    let ask: Send
    // Newest first: five in each of three months, in the evening of UTC.
    const made: { id: string; createdAt: Date }[] = []

    beforeAll(async () => {
      own = await makeWorkspace()
      ask = await signedIn(own.scope.userId)
      for (const month of ['07', '09', '10']) {
        for (const day of ['01', '05', '05', '28', '30']) {
          const createdAt = new Date(`2026-${month}-${day}T22:00:00Z`)
          made.unshift(await makeVideo(own, { createdAt, hasAudio: day === '05' }))
        }
      }
    })

    const page = async (query: string): Promise<VideoPage> => {
      const { result } = await list(query, ask, own.scope.slug)
      if (!result.ok) throw new Error(result.error.message)
      return openPage(result.data, own.scope.slug)
    }
    const ids = ({ videos }: VideoPage) => videos.map(({ id }) => id)

    it('begins at a month of the viewer, and goes on either way', async () => {
      const whole = made.map(({ id }) => id)
      // In Seoul the last of September is already October.
      const seoul = await page('?at=2026-09&zone=Asia/Seoul')
      expect(ids(seoul)).toEqual(whole.slice(6))
      expect(ids(await page('?at=2026-09&zone=UTC'))).toEqual(whole.slice(5))
      expect(ids(await page('?at=2026-08&zone=UTC'))).toEqual(whole.slice(10))
      const newer = await page(`?newer=${seoul.newerCursor}`)
      expect(ids(newer)).toEqual(whole.slice(0, 6))
      expect(newer.newerCursor).toBeNull()
      expect(ids(await page(`?cursor=${newer.nextCursor}`))).toEqual(whole.slice(6))
      const beyond = await page('?at=2031-01&zone=UTC')
      expect([ids(beyond), beyond.newerCursor]).toEqual([whole, null])
      const before = await page('?at=2020-01&zone=UTC')
      expect([ids(before), before.nextCursor]).toEqual([[], null])
      expect(ids(await page(`?newer=${before.newerCursor}`))).toEqual(whole)
      const none = await page(`?newer=${(await page(`?cursor=${newer.nextCursor}`)).newerCursor}`)
      expect(ids(none)).toEqual(whole.slice(0, 6))
    })

    it('says where newer ones begin on each page but the first', async () => {
      expect((await page('')).newerCursor).toBeNull()
      const newest = await page('?newer=0')
      const again = await page(
        `?newer=${encodePlace(firstPlaceAt(made[0]?.createdAt ?? new Date()))}`,
      )
      expect(ids(newest).length).toBe(15)
      expect([ids(again), again.newerCursor]).toEqual([[], null])
      expect(ids(await page(`?cursor=${again.nextCursor}`))).toEqual(ids(newest))
    })

    it('filters by date in the time zone of the address, else of the browser', async () => {
      const count = async (query: string, headers = {}) => {
        const { result } = await list(query, (path) => ask(path, { headers }), own.scope.slug)
        return result.ok ? result.data.cells.length : -1
      }
      expect(await count('?date=2026-09-30')).toBe(1)
      expect(await count('?date=2026-09-30&zone=Asia/Seoul')).toBe(0)
      expect(await count('?date=2026-10&zone=Asia/Seoul')).toBe(6)
      expect(await count('?date=2026-07-02..2026-09-02&zone=UTC')).toBe(5)
      expect(await count('?date=2026')).toBe(15)
      expect(await count('?date=2026-02-31')).toBe(15)
      expect(await count('?date=2026&sound=on')).toBe(6)
      expect(await count('?ratio=16:9&model=3.0&choice=none&verdict=none')).toBe(15)
      expect(await count('?model=o3&type=std-text-to-video')).toBe(0)
    })

    it('counts what is asked for', async () => {
      const all = { videos: 15, isMore: false }
      expect((await page('?count=1&zone=Asia/Seoul&cursor=1')).count).toEqual(all)
      expect((await page('?count=1&sound=on')).count).toEqual({ videos: 6, isMore: false })
      expect((await page('?zone=Asia/Seoul')).count).toBeUndefined()
    })

    it("has months for the rail, in the viewer's time zone", async () => {
      const months = async (query: string, from: Send = ask) => {
        const request = from(`/api/w/${own.scope.slug}/videos/months${query}`)
        const params = Promise.resolve({ workspace: own.scope.slug })
        const response = await getMonths(request, { params })
        return [response.status, (await response.json()).data?.months]
      }
      const utc = ['10', '09', '07'].map((month) => ({ month: `2026-${month}`, videos: 5 }))
      expect(await months('')).toEqual([200, utc])
      expect(await months('?zone=Asia/Seoul')).toEqual([
        200,
        [
          { month: '2026-10', videos: 6 },
          { month: '2026-09', videos: 4 },
          { month: '2026-07', videos: 5 },
        ],
      ])
      expect(await months('', requestTo)).toEqual([401, undefined])
      expect((await months('', send))[0]).toBe(404)
    })

    it('answers a page in few bytes however long the prompts are', async () => {
      const long = await makeWorkspace()
      const from = await signedIn(long.scope.userId)
      const key = contentKey('ab'.repeat(32), 'webp')
      await makeVideos(long, 48, { prompt: '고요한 바다 '.repeat(280), posterKey: key })
      await db().video.updateMany({
        where: { workspaceId: long.scope.workspaceId },
        data: { posterSmallKey: key, spriteKey: key, previewKey: key, thumbhash: 'x'.repeat(36) },
      })
      const { result } = await list('', from, long.scope.slug)
      const text = JSON.stringify(result)
      expect(result.ok && result.data.cells.length).toBe(48)
      expect(new TextEncoder().encode(text).length).toBeLessThan(60_000)
    })
  })

  it('answers 400 for a cursor that is none of ours', async () => {
    for (const cursor of [
      'X',
      '%00',
      'zzzzzzzzz.%27--',
      'mhx2k.v1',
      '-1',
      '01',
      'a'.repeat(3_000),
    ]) {
      const { response, result } = await list(`?cursor=${cursor}`)
      expect(response.status).toBe(400)
      expect(result).toMatchObject({ ok: false, error: { code: 'invalid' } })
      expect((await list(`?newer=${cursor}`)).response.status).toBe(400)
    }
    for (const month of ['2026', '2026-13', '2026-1', '1969-12', 'now', '2026-01-01']) {
      expect((await list(`?at=${month}`)).response.status).toBe(400)
    }
  })

  it('shows nothing of another workspace, whatever the cursor and the filters name', async () => {
    const video = await makeVideo(theirs)
    const { place } = await db().video.findUniqueOrThrow({ where: { id: video.id } })
    const cursor = encodePlace(place + 1n)
    const page = await listed(`?cursor=${cursor}&project=${theirs.projectId}`)
    expect(page).toMatchObject({ videos: [], nextCursor: null })
    const member = await listed(`?member=${theirs.scope.userId}`)
    expect(member.videos).toEqual([])
  })

  it('finds by the words of prompt, shot and project, however they are written', async () => {
    const first = await makeVideo(mine, { prompt: 'İstanbul at dusk, the FERRY leaves' })
    const second = await makeVideo(mine, { prompt: 'Ferry in Istanbul' })
    await makeVideo(theirs, { prompt: 'Ferry in Istanbul' })
    const found = async (words: string) =>
      (await listed(`?search=${encodeURIComponent(words)}`)).videos.map(({ id }) => id)
    expect(await found('ferry ISTANBUL')).toEqual([second.id, first.id])
    expect(await found('ıstanbul dusk')).toEqual([first.id])
    expect(await found('ferry 100%')).toEqual([])
    expect(await found('"ferry" AND (dusk*')).toEqual([])
    expect(await found('"*:&|!')).toEqual([])
    const { shotId } = await db().video.findUniqueOrThrow({ where: { id: second.id } })
    await updateShotName(mine.scope.workspaceId, shotId, '부두의 아침')
    expect(await found('부두')).toContain(second.id)
  })

  it('gives everything that is found once, page by page', async () => {
    const made = await makeVideos(mine, 60, { prompt: 'Kestrel over the marsh' })
    const first = await listed('?search=kestrel')
    expect(first.videos.length).toBe(48)
    const rest = await listed(`?search=kestrel&cursor=${first.nextCursor}`)
    expect(rest.nextCursor).toBeNull()
    const seen = [...first.videos, ...rest.videos].map(({ id }) => id)
    expect(seen.length).toBe(60)
    expect(new Set(seen)).toEqual(new Set(made))
  })

  it('answers 401 signed out, and a foreign workspace as one that does not exist', async () => {
    const out = await list('', requestTo)
    expect(out.response.status).toBe(401)
    const foreign = await list('', send, theirs.scope.slug)
    const unknown = await list('', send, 'nowhere')
    expect([foreign.response.status, unknown.response.status]).toEqual([404, 404])
    expect(foreign.result).toEqual(unknown.result)
    for (const slug of ['\0', `${theirs.scope.slug}\0`, '\ud800', 'a'.repeat(5_000)]) {
      const odd = await GET(send(`/api/videos?${new URLSearchParams({ workspace: slug })}`))
      expect([slug.length, odd.status]).toEqual([slug.length, 404])
    }
  })

  describe('a file', () => {
    const bytes = new TextEncoder().encode('0123456789')
    let videoId: string
    let foreignId: string

    beforeAll(async () => {
      const storageKey = await store(bytes, 'mp4')
      videoId = (await makeVideo(mine, { storageKey, posterKey: null })).id
      foreignId = (await makeVideo(theirs, { storageKey })).id
    })

    const ask = (id: string, headers: Record<string, string> = {}, method = 'GET', query = '') =>
      (method === 'HEAD' ? headFile : getFile)(
        send(`/api/w/${mine.scope.slug}/videos/x/file${query}`, { method, headers }),
        { params: Promise.resolve({ workspace: mine.scope.slug, videoId: id }) },
      )

    it('is served whole, in part, and as a head', async () => {
      const whole = await ask(videoId)
      expect([whole.status, await whole.text()]).toEqual([200, '0123456789'])
      expect(whole.headers.get('content-type')).toBe('video/mp4')
      const part = await ask(videoId, { range: 'bytes=2-4' })
      expect([part.status, await part.text()]).toEqual([206, '234'])
      expect(part.headers.get('content-range')).toBe('bytes 2-4/10')
      expect((await ask(videoId, { range: 'bytes=50-' })).status).toBe(416)
      const head = await ask(videoId, {}, 'HEAD')
      expect([head.status, head.headers.get('content-length')]).toEqual([200, '10'])
      expect(await head.text()).toBe('')
      const etag = whole.headers.get('etag') ?? ''
      expect((await ask(videoId, { 'if-none-match': etag })).status).toBe(304)
    })

    it('is offered for saving under a name when asked for so', async () => {
      const saved = await ask(videoId, {}, 'GET', '?download=1')
      expect(saved.headers.get('content-disposition')).toMatch(/^attachment; .*_t1_.*\.mp4/)
    })

    it('is not found when it is foreign, exactly as when there is none', async () => {
      const none = await (await ask('nothing')).text()
      for (const id of [foreignId, '\0', `${videoId}\0`, '\ud800', '../../auth-secret', '']) {
        const response = await ask(id)
        expect([id, response.status, await response.text()]).toEqual([id, 404, none])
      }
    })

    it('is not found when it has no poster, or when the disk lost it', async () => {
      const poster = await getPoster(send('/x'), {
        params: Promise.resolve({ workspace: mine.scope.slug, videoId }),
      })
      expect(poster.status).toBe(404)
      const lost = await makeVideo(mine)
      expect((await ask(lost.id)).status).toBe(404)
    })

    it('is there for a viewer, and for nobody without a session or a membership', async () => {
      const viewer = await addMember(mine.scope, 'viewer')
      const stranger = await makeUser()
      const params = Promise.resolve({ workspace: mine.scope.slug, videoId })
      const statusFor = async (make: (path: string) => Request) =>
        (await getFile(make('/x'), { params })).status
      expect(await statusFor(await signedIn(viewer.userId))).toBe(200)
      expect(await statusFor(await signedIn(stranger.id))).toBe(404)
      expect(await statusFor(requestTo)).toBe(401)
    })
  })

  it('keeps the rows of emulated videos out of the real gallery', async () => {
    const before = await listed('')
    await makeVideo(mine, { providerMode: 'kling' })
    expect((await listed('')).videos.length).toBe(before.videos.length)
    expect(await db().video.count({ where: { providerMode: 'kling' } })).toBe(1)
  })
})
