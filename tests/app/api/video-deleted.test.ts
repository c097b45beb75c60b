import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { GET as getShared } from '@/app/api/share/[token]/videos/[videoId]/file/route'
import { GET } from '@/app/api/w/[workspace]/videos/[videoId]/file/route'
import { POST as postZip } from '@/app/api/w/[workspace]/videos/zip/route'
import { env } from '@/lib/env'
import { readScreening, startScreening } from '@/lib/screening/screenings'
import { makeShareLink } from '@/lib/share/make-link'
import { freeBytes } from '@/lib/videos/free-bytes'
import { purgeVideos, restoreVideos, trashVideos } from '@/lib/videos/trash'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'
import { openFilesUnder, sha256, store, untilAllClosed } from '@/tests/lib/media/stored'
import { requestTo, signedIn } from './signed-in'

const BYTES = 6_000_000

describeOnEachDatabase('a video that is deleted', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  let send: Awaited<ReturnType<typeof signedIn>>
  let film: Buffer
  let id: string
  let other: string

  beforeEach(async () => {
    studio = await makeWorkspace()
    send = await signedIn(studio.scope.userId)
    film = Buffer.alloc(BYTES, unique('film '))
    const make = async (bytes: Buffer) => {
      const storageKey = await store(bytes, 'mp4')
      const then = new Date(Date.now() - 7_200_000)
      await utimes(join(env().dataDir, 'media', storageKey), then, then)
      const facts = { storageKey, sha256: sha256(bytes), sizeBytes: bytes.length }
      return (await makeVideo(studio, facts)).id
    }
    id = await make(film)
    other = await make(Buffer.from(unique('another film')))
  })

  const media = () => join(env().dataDir, 'media')
  const params = <Params>(more: Params) => ({
    params: Promise.resolve({ workspace: studio.scope.slug, ...more }),
  })
  const watch = (range?: string, of = id) =>
    GET(send('/file', range ? { headers: { range } } : {}), params({ videoId: of }))
  const trash = () => trashVideos(studio.scope, [id])
  const purge = async () => {
    await trash()
    await purgeVideos(studio.scope, [id])
    expect(await freeBytes(10)).toBe(1)
  }

  /** The answer as a reader who has its first bytes, and what then follows until its end. */
  const begun = async (response: Response) => {
    const reader = response.body?.getReader()
    const chunks = [(await reader?.read())?.value ?? new Uint8Array()]
    expect(openFilesUnder(media())).toBe(1)
    return async () => {
      for (;;) {
        const next = await reader?.read()
        if (!next?.value) break
        chunks.push(next.value)
      }
      await untilAllClosed(media())
      return Buffer.concat(chunks)
    }
  }

  it('is watched to its end; from the trash further, and when it is gone it is not found', async () => {
    const rest = await begun(await watch())
    await trash()
    expect((await watch('bytes=0-99')).status).toBe(206)
    await restoreVideos(studio.scope, [id])
    await purge()
    expect(sha256(await rest())).toBe(sha256(film))
    for (const range of [undefined, 'bytes=0-99', 'bytes=-1', 'bytes=9-1', 'frames=1']) {
      expect((await watch(range)).status).toBe(404)
    }
  })

  it('stays whole in an archive that is being sent, also where its bytes are freed', async () => {
    const archive = async () => {
      const body = new URLSearchParams([
        ['id', id],
        ['id', other],
      ])
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      return postZip(send('/zip', { method: 'POST', headers, body: `${body}` }), params({}))
    }
    const response = await archive()
    const reader = response.body?.getReader()
    const chunks: Uint8Array[] = []
    // Until the first file is open: the texts come before it.
    while (openFilesUnder(media()) === 0) chunks.push((await reader?.read())?.value ?? film)
    await purge()
    for (;;) {
      const next = await reader?.read()
      if (!next?.value) break
      chunks.push(next.value)
    }
    const zip = Buffer.concat(chunks)
    expect(String(zip.length)).toBe(response.headers.get('content-length'))
    expect(zip.includes(film)).toBe(true)
    const later = Buffer.from(await (await archive()).arrayBuffer())
    expect(later.includes(film.subarray(0, 1_000))).toBe(false)
    await untilAllClosed(media())
  })

  it('leaves a screening that goes on with the others', async () => {
    const screening = unique('screening')
    const all = { id: screening, title: 'Today', query: {}, timeZone: 'UTC' }
    await startScreening(studio.scope, all)
    const shown = async () =>
      (await readScreening(studio.scope, screening))?.screening.videos.map((video) => video.id)
    expect(new Set(await shown())).toEqual(new Set([id, other]))
    await purge()
    expect(await shown()).not.toContain(undefined)
    expect(await shown()).toContain(other)
    expect((await watch(undefined, other)).status).toBe(200)
  })

  it('is over for who has its link, in the middle of a film with the next part', async () => {
    const { path } = await makeShareLink(studio.scope, {
      ...{ id: unique('').padEnd(20, '0').slice(0, 20), title: 'For Anna', days: 7 },
      ...{ videoIds: [id, other], password: null, may: [], shows: [] },
    })
    const token = path.replace('/share/', '')
    const ask = (range: string) => {
      const context = { params: Promise.resolve({ token, videoId: id }) }
      return getShared(requestTo('/x', { headers: { range } }), context as never)
    }
    const rest = await begun(await ask('bytes=0-'))
    await trash()
    expect((await ask('bytes=100-200')).status).toBe(404)
    expect((await rest()).length).toBe(BYTES)
    await restoreVideos(studio.scope, [id])
    expect((await ask('bytes=100-200')).status).toBe(206)
    await purge()
    expect((await ask('bytes=100-200')).status).toBe(404)
  })
})
