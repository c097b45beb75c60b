import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  GET as getFile,
  HEAD as headFile,
} from '@/app/api/w/[workspace]/inputs/[inputId]/file/route'
import { GET as getThumbnail } from '@/app/api/w/[workspace]/inputs/[inputId]/thumbnail/route'
import { GET, POST } from '@/app/api/w/[workspace]/inputs/route'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { stopFfmpeg } from '@/lib/media/ffmpeg'
import type { InputView } from '@/lib/media/input-view'
import { createInputOnce } from '@/lib/media/store'
import type { Result } from '@/lib/result'
import { describeOnEachDatabase } from '../../helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace } from '../../helpers/factories'
import { box } from '../../lib/media/hostile-video'
import { flatPng, noise, photographMetadata, twoHalves } from '../../lib/media/sample-image'
import { sampleVideo } from '../../lib/media/sample-video'
import { openFilesUnder } from '../../lib/media/stored'
import { requestTo, signedIn } from './signed-in'

afterAll(stopFfmpeg)

type Send = Awaited<ReturnType<typeof signedIn>>
type Sent = { headers?: Record<string, string>; body?: BodyInit }

describeOnEachDatabase('inputs over HTTP', (useDatabase) => {
  useDatabase()
  let made: MadeWorkspace
  let send: Send
  let png: Uint8Array
  beforeAll(async () => {
    made = await makeWorkspace()
    send = await signedIn(made.scope.userId)
    png = new Uint8Array(await twoHalves(600, 400).png().toBuffer())
  })

  const context = (params: Record<string, string> = {}) => ({
    params: Promise.resolve({ workspace: made.scope.slug, inputId: '', ...params }),
  })
  const upload = async (bytes: Uint8Array, sent: Sent = {}) => {
    const request = send(`/api/w/${made.scope.slug}/inputs`, {
      method: 'POST',
      body: sent.body ?? new Uint8Array(bytes),
      headers: {
        'content-length': String(bytes.length),
        'x-file-name': encodeURIComponent('a photograph.jpg'),
        ...sent.headers,
      },
      duplex: 'half',
    })
    const response = await POST(request, context())
    return { status: response.status, result: (await response.json()) as Result<InputView> }
  }
  const accepted = async (bytes: Uint8Array, sent?: Sent): Promise<InputView> => {
    const { status, result } = await upload(bytes, sent)
    if (!result.ok) throw new Error(result.error.message)
    expect(status).toBe(201)
    return result.data
  }
  const refusal = async (bytes: Uint8Array, sent?: Sent) => {
    const rows = await db().input.count()
    const { status, result } = await upload(bytes, sent)
    // Nothing is left of what was refused: no row, no temporary file, no descriptor.
    expect(await db().input.count()).toBe(rows)
    expect(await readdir(join(env().dataDir, 'tmp'))).toEqual([])
    expect(openFilesUnder(join(env().dataDir, 'tmp'))).toBe(0)
    return { status, message: result.ok ? null : result.error.message }
  }

  describe('an upload', () => {
    it('is stored and listed, and its file and thumbnail are served', async () => {
      const view = await accepted(png)
      expect(view).toMatchObject({
        kind: 'image',
        name: 'a photograph.jpg',
        width: 600,
        height: 400,
        durationSeconds: null,
        thumbnailUrl: `/api/w/${made.scope.slug}/inputs/${view.id}/thumbnail`,
      })
      const list = await GET(send(`/api/w/${made.scope.slug}/inputs`), context())
      expect(await list.json()).toMatchObject({ ok: true, data: { inputs: [view] } })

      const file = await getFile(send('/file'), context({ inputId: view.id }))
      const bytes = new Uint8Array(await file.arrayBuffer())
      expect(file.status).toBe(200)
      expect(file.headers.get('content-type')).toBe('image/png')
      expect(file.headers.get('content-disposition')).toContain(
        "filename*=UTF-8''a%20photograph.png",
      )
      expect(bytes.length).toBe(view.sizeBytes)
      expect(await sharp(bytes).metadata()).toMatchObject({ width: 600, height: 400 })

      const ranged = await getFile(
        send('/file', { headers: { range: 'bytes=0-7' } }),
        context({ inputId: view.id }),
      )
      expect([ranged.status, (await ranged.arrayBuffer()).byteLength]).toEqual([206, 8])
      const head = await headFile(send('/file', { method: 'HEAD' }), context({ inputId: view.id }))
      expect(head.headers.get('content-length')).toBe(String(view.sizeBytes))

      const thumbnail = await getThumbnail(send('/thumbnail'), context({ inputId: view.id }))
      expect(thumbnail.headers.get('content-type')).toBe('image/webp')
      expect((await sharp(await thumbnail.arrayBuffer()).metadata()).width).toBe(480)
    })

    it('is one input when it comes twice under its name, also at the same time', async () => {
      const named = { headers: { 'x-file-name': 'twice.png' } }
      const all = await Promise.all([1, 2, 3].map(() => accepted(png, named)))
      const again = await accepted(png, named)
      expect(new Set([...all, again].map(({ id }) => id)).size).toBe(1)
    })

    it('is listed once by many at the same instant', async () => {
      const { id } = await accepted(png, { headers: { 'x-file-name': 'before the crowd.png' } })
      const {
        createdAt: _,
        id: __,
        ...facts
      } = await db().input.findUniqueOrThrow({
        where: { id },
        omit: { nameFolded: true, deletedAt: true, fromVideoId: true, fromSeconds: true },
      })
      const row = { ...facts, name: 'crowd.png' }
      const all = await Promise.all(
        Array.from({ length: 8 }, () => inTransaction((tx) => createInputOnce(tx, row))),
      )
      expect(new Set(all.map((input) => input.id)).size).toBe(1)
    })

    it('is stored once under two names, as two inputs', async () => {
      const first = await accepted(png)
      const second = await accepted(png, { headers: { 'x-file-name': 'another.png' } })
      expect(second.id).not.toBe(first.id)
      const rows = await db().input.findMany({ where: { id: { in: [first.id, second.id] } } })
      expect(new Set(rows.map(({ storageKey }) => storageKey)).size).toBe(1)
    })

    it('is another input after it was removed, and in another workspace', async () => {
      const first = await accepted(png)
      await db().input.update({ where: { id: first.id }, data: { deletedAt: new Date() } })
      const second = await accepted(png)
      expect(second.id).not.toBe(first.id)
      const mine = made
      made = await makeWorkspace()
      await db().membership.create({
        data: { workspaceId: made.scope.workspaceId, userId: mine.scope.userId, role: 'member' },
      })
      const third = await accepted(png)
      made = mine
      expect(third.id).not.toBe(second.id)
    })

    it('keeps a name in any language, without its path', async () => {
      const name = 'C:\\사진\\고양이.jpg'.normalize('NFD')
      const view = await accepted(png, { headers: { 'x-file-name': encodeURIComponent(name) } })
      expect(view.name).toBe('고양이.jpg')
      for (const broken of ['%E0%A4%A', '']) {
        const { name: kept } = await accepted(png, { headers: { 'x-file-name': broken } })
        expect(kept).toBe(broken || 'Image')
      }
    })

    it('is a photograph of more than 10 MB, turned upright and without its place', async () => {
      const photograph = await noise(2400, 2000)
        .withExif(photographMetadata)
        .withMetadata({ orientation: 6 })
        .jpeg({ quality: 99, chromaSubsampling: '4:4:4' })
        .toBuffer()
      expect(photograph.length).toBeGreaterThan(10_000_000)
      const view = await accepted(new Uint8Array(photograph))
      expect(view).toMatchObject({ width: 2000, height: 2400 })
      expect(view.sizeBytes).toBeLessThanOrEqual(10_000_000)
    })

    it('is a video, passed on as it is but for its tags', async () => {
      const tagged = await sampleVideo({
        sound: true,
        options: ['-metadata', 'comment=filmed at home', '-metadata', 'location=+41.0+029.0/'],
      })
      expect(Buffer.from(tagged).includes('filmed at home')).toBe(true)
      const view = await accepted(tagged, { headers: { 'x-file-name': 'clip.mp4' } })
      expect(view).toMatchObject({
        kind: 'video',
        width: 320,
        height: 320,
        sizeBytes: tagged.length,
      })
      expect(view.durationSeconds).toBeCloseTo(3, 1)
      const file = await getFile(send('/file'), context({ inputId: view.id }))
      expect(file.headers.get('content-type')).toBe('video/mp4')
      const bytes = Buffer.from(await file.arrayBuffer())
      expect(bytes.includes('filmed at home')).toBe(false)
      expect(bytes.includes('+41.0')).toBe(false)
      const media = Buffer.from(tagged).indexOf('mdat')
      const length = Buffer.from(tagged).readUInt32BE(media - 4)
      expect(bytes.subarray(media, media + length - 4)).toEqual(
        Buffer.from(tagged.subarray(media, media + length - 4)),
      )
    })

    it('may be a MOV, whatever its name says', async () => {
      const mov = await sampleVideo({ extension: 'mov' })
      const view = await accepted(mov, { headers: { 'x-file-name': 'clip.jpg' } })
      const file = await getFile(send('/file'), context({ inputId: view.id }))
      await file.body?.cancel()
      expect(file.headers.get('content-type')).toBe('video/quicktime')
    })

    it('needs no Content-Length', async () => {
      const body = new Blob([new Uint8Array(png)]).stream()
      const request = send(`/api/w/${made.scope.slug}/inputs`, {
        method: 'POST',
        body,
        duplex: 'half',
      })
      expect((await POST(request, context())).status).toBe(201)
    })
  })

  describe('a refused upload', () => {
    const text = (value: string) => new TextEncoder().encode(value)
    it.each([
      ['an empty file', '', 400, 'This file is empty.'],
      ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 415, 'An SVG drawing cannot be used.'],
      ['SVG with a prologue', '\ufeff<?xml version="1.0"?><svg/>', 415, 'An SVG drawing'],
      ['HTML', '<!DOCTYPE html><script>1</script>', 415, 'A web page cannot be used.'],
      ['XML', '<?xml version="1.0"?><a/>', 415, 'A text document cannot be used.'],
      ['a GIF', 'GIF89a…', 415, 'A GIF cannot be used.'],
      ['a PDF', '%PDF-1.7', 415, 'A PDF cannot be used.'],
      ['text', 'hello', 415, 'This kind of file cannot be used. Images: JPEG, PNG, WebP or AVIF.'],
    ])('%s', async (_, content, status, message) => {
      const refused = await refusal(text(content), { headers: { 'x-file-name': 'photo.jpg' } })
      expect(refused.status).toBe(status)
      expect(refused.message).toContain(message)
    })

    it('a picture that is too small, too long, too large, or cut off', async () => {
      const small = new Uint8Array(await twoHalves(280, 900).png().toBuffer())
      expect(await refusal(small)).toEqual({
        status: 400,
        message: 'Images must be at least 300 pixels on each side; this one is 280 × 900.',
      })
      const long = new Uint8Array(await twoHalves(1600, 400).png().toBuffer())
      expect((await refusal(long)).message).toContain('at most 2.5 times the short one')
      expect((await refusal(flatPng(15_000, 10_000))).message).toContain(
        'this one is 15000 × 10000',
      )
      expect(await refusal(png.subarray(0, png.length - 40))).toEqual({
        status: 415,
        message: 'This image cannot be read: it is damaged or cut off.',
      })
    })

    it('a video that is too short, too long, cut off, or none', async () => {
      const short = await sampleVideo({ seconds: 2 })
      expect(await refusal(short)).toEqual({
        status: 400,
        message: 'Videos must be 3 to 10 seconds long; this one has 2 s.',
      })
      expect((await refusal(await sampleVideo({ seconds: 11 }))).message).toContain('has 11 s.')
      const video = await sampleVideo()
      expect(await refusal(video.subarray(0, video.length - 1))).toEqual({
        status: 415,
        message: 'This video is cut off: its end is missing.',
      })
      expect((await refusal(box('ftyp', text('isom')))).message).toContain('index is missing')
    })

    it('more bytes than allowed, as soon as they are too many', async () => {
      let sent = 0
      const endless = (beginning: Uint8Array) =>
        new ReadableStream<Uint8Array>({
          pull(controller) {
            controller.enqueue(sent === 0 ? beginning : new Uint8Array(1_000_000))
            sent += 1
            if (sent > 1000) controller.close()
          },
        })
      const jpeg = new Uint8Array(await twoHalves(600, 400).jpeg().toBuffer())
      const streamed = await refusal(jpeg, {
        body: endless(jpeg),
        headers: { 'content-length': '49000000' },
      })
      expect(streamed).toMatchObject({ status: 413 })
      expect(streamed.message).toMatch(
        /^Images may have at most 50 MB; this one has \d+(\.\d)? MB\.$/,
      )
      expect(sent).toBeLessThan(60)
      sent = 0
      const declared = await refusal(jpeg, {
        body: endless(jpeg),
        headers: { 'content-length': '60000000' },
      })
      expect(declared).toEqual({
        status: 413,
        message: 'Images may have at most 50 MB; this one has 60 MB.',
      })
      expect(sent).toBeLessThan(10)
      sent = 0
      const huge = await refusal(jpeg, {
        body: endless(jpeg),
        headers: { 'content-length': '900000000' },
      })
      expect(huge).toEqual({
        status: 413,
        message: 'Files may have at most 200 MB; this one has 900 MB.',
      })
      expect(sent).toBeLessThan(10)
    })

    it('bytes that end early or go on too long', async () => {
      for (const declared of [png.length + 1, png.length - 1]) {
        expect(await refusal(png, { headers: { 'content-length': String(declared) } })).toEqual({
          status: 400,
          message: `The upload broke off: ${png.length} of ${declared} bytes arrived. Try again.`,
        })
      }
    })

    it('a connection that breaks', async () => {
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          controller.enqueue(png.subarray(0, 600))
          controller.error(new Error('socket hang up'))
        },
      })
      expect(await refusal(png, { body })).toMatchObject({ status: 400 })
    })

    it('noise of every kind', async () => {
      for (const beginning of ['ffd8ff', '89504e470d0a1a0a', '524946460000000057454250']) {
        const bytes = Buffer.concat([Buffer.from(beginning, 'hex'), randomBytes(2000)])
        expect(await refusal(new Uint8Array(bytes))).toMatchObject({ status: 415 })
      }
      for (const brand of ['isom', 'qt  ', 'avif', 'heic', 'M4A ']) {
        const bytes = Buffer.concat([box('ftyp', text(brand)), randomBytes(2000)])
        expect(await refusal(new Uint8Array(bytes))).toMatchObject({ status: 415 })
      }
    })
  })

  describe('somebody who may not', () => {
    it('is told to sign in', async () => {
      const path = `/api/w/${made.scope.slug}/inputs`
      const answers = await Promise.all([
        GET(requestTo(path), context()),
        POST(requestTo(path, { method: 'POST', body: 'x' }), context()),
        getFile(requestTo(path), context()),
      ])
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401])
    })

    it('sees another workspace and its inputs as not there', async () => {
      const view = await accepted(png)
      const other = await makeWorkspace()
      const stranger = await signedIn(other.scope.userId)
      const asStranger = [
        await GET(stranger('/inputs'), context()),
        await getFile(stranger('/file'), context({ inputId: view.id })),
        await getFile(
          stranger('/file'),
          context({ inputId: view.id, workspace: other.scope.slug }),
        ),
        await getThumbnail(
          stranger('/t'),
          context({ inputId: view.id, workspace: other.scope.slug }),
        ),
        await POST(stranger('/inputs', { method: 'POST', body: 'x' }), context()),
      ]
      expect(asStranger.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    })

    it('may look as a viewer and not upload', async () => {
      const viewer = await signedIn((await addMember(made.scope, 'viewer')).userId)
      expect((await GET(viewer('/inputs'), context())).status).toBe(200)
      expect((await POST(viewer('/inputs', { method: 'POST', body: 'x' }), context())).status).toBe(
        403,
      )
    })

    it('is refused from another site', async () => {
      const request = send('/inputs', {
        method: 'POST',
        body: 'x',
        headers: { origin: 'http://evil.test' },
      })
      expect((await POST(request, context())).status).toBe(403)
    })
  })

  it('lists in pages, newest first, by kind', async () => {
    const own = await makeWorkspace()
    const { workspaceId, userId, slug } = own.scope
    const row = { workspaceId, userId, storageKey: 'x', sha256: 'x', contentType: 'image/png' }
    await db().input.createMany({
      data: Array.from({ length: 50 }, (_, index) => ({
        ...row,
        kind: index % 2 === 0 ? ('image' as const) : ('video' as const),
        name: `${index}`,
        sizeBytes: 1,
        width: 1,
        height: 1,
        createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, Math.floor(index / 3))),
        deletedAt: index === 49 ? new Date() : null,
      })),
    })
    const viewer = await signedIn(userId)
    const names: string[] = []
    let cursor: string | null = null
    do {
      const search: string = cursor ? `?cursor=${cursor}` : ''
      const answer = await GET(viewer(`/inputs${search}`), context({ workspace: slug }))
      const { data } = await answer.json()
      names.push(...data.inputs.map(({ name }: InputView) => name))
      cursor = data.nextCursor
    } while (cursor)
    expect(names).toHaveLength(49)
    expect(new Set(names).size).toBe(49)
    const videos = await GET(viewer('/inputs?kind=video'), context({ workspace: slug }))
    expect((await videos.json()).data.inputs).toHaveLength(24)
    for (const search of ['?kind=sound', '?cursor=nonsense!']) {
      const answer = await GET(viewer(`/inputs${search}`), context({ workspace: slug }))
      expect(answer.status).toBe(400)
    }
  })
})
