import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import * as file from '@/app/api/w/[workspace]/videos/[videoId]/file/route'
import * as poster from '@/app/api/w/[workspace]/videos/[videoId]/poster/route'
import * as preview from '@/app/api/w/[workspace]/videos/[videoId]/preview/route'
import * as sprite from '@/app/api/w/[workspace]/videos/[videoId]/sprite/route'
import { db } from '@/lib/db/client'
import { env, setEnv } from '@/lib/env'
import { describeOnDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeUser, makeWorkspace } from '@/tests/helpers/factories'
import { serveRoute } from '@/tests/helpers/serve-route'
import { makeVideo } from '@/tests/helpers/videos'
import { store, untilAllClosed } from '@/tests/lib/media/stored'
import { checkRange, rangeCases } from './range-table'
import { signedIn } from './signed-in'

const ROUTES = { file, poster, sprite, preview }
type Part = keyof typeof ROUTES

describeOnDatabase('sqlite', 'media of a video over real connections', (useDatabase) => {
  useDatabase()
  const content = new Uint8Array(randomBytes(1000))
  const large = new Uint8Array(randomBytes(4_000_000))
  let studio: MadeWorkspace
  let cookie = ''
  let videoId = ''
  let largeId = ''

  const cookieOf = async (userId: string) =>
    (await signedIn(userId))('/').headers.get('cookie') ?? ''

  beforeAll(async () => {
    studio = await makeWorkspace()
    await db().project.update({ where: { id: studio.projectId }, data: { name: '부두 / "İz"' } })
    cookie = await cookieOf(studio.scope.userId)
    const storageKey = await store(content, 'mp4')
    videoId = (await makeVideo(studio, { storageKey, posterKey: await store(content, 'webp') })).id
    largeId = (await makeVideo(studio, { storageKey: await store(large, 'mp4') })).id
    await db().video.update({
      where: { id: videoId },
      data: {
        posterSmallKey: await store(content.subarray(0, 100), 'webp'),
        spriteKey: await store(content.subarray(0, 200), 'webp'),
        previewKey: await store(content.subarray(0, 300), 'mp4'),
      },
    })
  })

  const serve = async (id = videoId) => {
    const { origin } = await serveRoute((asked) => {
      const [, part = 'file'] = /\/([a-z]+)(\?|$)/.exec(asked.url) ?? []
      const { GET, HEAD } = ROUTES[part as Part]
      const params = Promise.resolve({ workspace: studio.scope.slug, videoId: id })
      return (asked.method === 'HEAD' ? HEAD : GET)(asked, { params })
    })
    return (part: string) => `${origin}/videos/${id}/${part}`
  }

  it.each(rangeCases(content.length))('answers rightly: $name', async (one) => {
    const at = await serve()
    const { status, wrong } = await checkRange({ url: at('file'), cookie, content }, one)
    expect({ status, wrong }).toEqual({ status: one.may[0]?.status, wrong: [] })
  })

  it.each([
    ['poster?v=1', 1000, 'image/webp'],
    ['poster?size=small&v=1', 100, 'image/webp'],
    ['sprite?v=1', 200, 'image/webp'],
    ['preview?v=1', 300, 'video/mp4'],
  ])('gives %s, whole and in part, to be kept for ever', async (part, length, type) => {
    const at = await serve()
    const headers = { cookie, range: `bytes=${length - 10}-` }
    const answer = await fetch(at(part), { headers })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([206, type])
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(
      content.subarray(length - 10, length),
    )
    expect(answer.headers.get('cache-control')).toContain('immutable')
    const head = await fetch(at(part), { method: 'HEAD', headers: { cookie } })
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(length)])
  })

  it('asks again about an address without a version', async () => {
    const answer = await fetch((await serve())('sprite'), { headers: { cookie } })
    expect(answer.headers.get('cache-control')).toBe('private, no-cache')
    await answer.arrayBuffer()
  })

  it.each(['poster', 'poster?size=small', 'sprite', 'preview', 'file'])(
    'is not found for a stranger, and refused without a session: %s',
    async (part) => {
      const at = await serve()
      const stranger = await cookieOf((await makeUser()).id)
      expect((await fetch(at(part), { headers: { cookie: stranger } })).status).toBe(404)
      expect((await fetch(at(part))).status).toBe(401)
      const missing = await serve((await makeVideo(studio)).id)
      expect((await fetch(missing(part), { headers: { cookie } })).status).toBe(404)
    },
  )

  it('is saved under its whole name, in any language', async () => {
    const answer = await fetch((await serve())('file?download=1'), { headers: { cookie } })
    await answer.arrayBuffer()
    const said = answer.headers.get('content-disposition') ?? ''
    expect(said).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''\S+$/)
    const name = decodeURIComponent(said.split("UTF-8''")[1] ?? '')
    expect(name).toMatch(/^부두-İz_\d+_t1_3\.0-std_3s\.mp4$/)
  })

  it('leaves no file open after 500 seeks of which each breaks off the one before', async () => {
    const at = await serve(largeId)
    const seek = async (index: number) => {
      const start = (index * 7919 * 997) % large.length
      const headers = { cookie, range: `bytes=${start}-` }
      const asking = request(at('file'), { headers, agent: false })
      asking.on('error', () => {})
      asking.end()
      // Before there is an answer, with it, and after some of it.
      if (index % 3 > 0) {
        const [reply] = await once(asking, 'response')
        expect(reply.statusCode).toBe(206)
        if (index % 3 > 1) await once(reply, 'data')
      }
      asking.destroy()
    }
    for (let index = 0; index < 500; index += 10) {
      await Promise.all(Array.from({ length: 10 }, (_, more) => seek(index + more)))
    }
    await untilAllClosed(join(env().dataDir, 'media'))
  })

  describe('with a server in front that sends files itself', () => {
    it('names the file to it, and sends none of it', async () => {
      const at = await serve()
      setEnv({ ...env(), mediaAccelPrefix: '/stored' })
      for (const [part, key] of [
        ['file', /^\/stored\/([0-9a-f]{2})\/\1[0-9a-f]{62}\.mp4$/],
        ['sprite?v=1', /^\/stored\/([0-9a-f]{2})\/\1[0-9a-f]{62}\.webp$/],
      ] as const) {
        const answer = await fetch(at(part), { headers: { cookie, range: 'bytes=0-1' } })
        expect(answer.status).toBe(200)
        expect(answer.headers.get('x-accel-redirect')).toMatch(key)
        expect(answer.headers.get('cache-control')).toContain('immutable')
        expect(answer.headers.get('content-disposition')).toMatch(/^inline/)
        expect((await answer.arrayBuffer()).byteLength).toBe(0)
      }
    })

    it('names nothing to whom it is not for, nor what is gone', async () => {
      setEnv({ ...env(), mediaAccelPrefix: '/stored' })
      const at = await serve()
      const lost = await serve((await makeVideo(studio)).id)
      for (const [url, headers, status] of [
        [at('file'), {}, 401],
        [at('file'), { cookie: await cookieOf((await makeUser()).id) }, 404],
        [lost('file'), { cookie }, 404],
      ] as const) {
        const answer = await fetch(url, { headers })
        expect([answer.status, answer.headers.get('x-accel-redirect')]).toEqual([status, null])
        await answer.arrayBuffer()
      }
    })
  })
})
