import { beforeAll, describe, expect, it } from 'vitest'
import {
  GET as getFile,
  HEAD as headFile,
} from '@/app/api/w/[workspace]/videos/[videoId]/file/route'
import { GET as getPoster } from '@/app/api/w/[workspace]/videos/[videoId]/poster/route'
import { GET } from '@/app/api/w/[workspace]/videos/route'
import { db } from '@/lib/db/client'
import type { Result } from '@/lib/result'
import { updateShotName } from '@/lib/tasks/shot-store'
import { encodePlace } from '@/lib/videos/place'
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
    const request = ask(`/api/w/${slug}/videos${query}`)
    const response = await GET(request, { params: Promise.resolve({ workspace: slug }) })
    return { response, result: (await response.json()) as Result<VideoPage> }
  }

  const listed = async (query: string): Promise<VideoPage> => {
    const { result } = await list(query)
    if (!result.ok) throw new Error(result.error.message)
    return result.data
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
      const request = send('/api/w/odd/videos')
      const odd = await GET(request, { params: Promise.resolve({ workspace: slug }) })
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
