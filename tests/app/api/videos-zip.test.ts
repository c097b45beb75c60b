import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { GET, POST } from '@/app/api/w/[workspace]/videos/zip/route'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { storage } from '@/lib/media/storage'
import { contentKey } from '@/lib/media/storage-key'
import { describeOnEachDatabase } from '../../helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace, unique } from '../../helpers/factories'
import { makeVideo } from '../../helpers/videos'
import { openFilesUnder, sha256, untilAllClosed } from '../../lib/media/stored'
import { signedIn } from './signed-in'

const run = promisify(execFile)

describeOnEachDatabase('an archive of videos', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  let send: Awaited<ReturnType<typeof signedIn>>
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dailies-zip-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  beforeEach(async () => {
    studio = await makeWorkspace()
    send = await signedIn(studio.scope.userId)
  })

  const nameProject = (name: string, id = studio.projectId) =>
    db().project.update({ where: { id }, data: { name } })

  /** A video whose file is there: these bytes, and no two alike. */
  const storedVideo = async (more: Parameters<typeof makeVideo>[1] = {}, sizeBytes = 1_000) => {
    const bytes = Buffer.from(unique('frames ').padEnd(sizeBytes, '~'))
    const hash = sha256(bytes)
    const storageKey = contentKey(hash, 'mp4')
    await storage().put(bytes, { key: storageKey })
    const facts = { storageKey, sha256: hash, sizeBytes: bytes.length }
    return { ...(await makeVideo(studio, { ...facts, ...more })), ...facts, bytes }
  }

  const context = (slug = studio.scope.slug) => ({ params: Promise.resolve({ workspace: slug }) })
  const form = (ids: string[]) => ({
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(ids.map((id) => ['id', id])).toString(),
  })
  const zip = async (ids: string[], as = send): Promise<Response> =>
    POST(as('/videos/zip', form(ids)), context())

  const readAll = async (reader?: ReadableStreamDefaultReader<Uint8Array>) => {
    while (!(await reader?.read())?.done);
  }

  /** As `unzip` reads it, which checks every sum. */
  const unpack = async (response: Response) => {
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(response.headers.get('content-length')).toBe(String(bytes.length))
    expect(response.headers.get('x-body-length')).toBe(String(bytes.length))
    const path = join(folder, `${unique('archive')}.zip`)
    await writeFile(path, bytes)
    expect((await run('unzip', ['-t', path])).stdout).toContain('No errors detected')
    const { stdout } = await run('python3', [
      '-c',
      'import json,sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);print(json.dumps([[i.filename,i.flag_bits,i.compress_type,i.file_size] for i in z.infolist()]));z.extractall(sys.argv[2])',
      path,
      `${path}.out`,
    ])
    const list = JSON.parse(stdout) as [string, number, number, number][]
    const read = (name: string) => readFile(join(`${path}.out`, name))
    const manifest = JSON.parse(String(await read('manifest.json')))
    return { list, names: list.map(([name]) => name), read, manifest }
  }

  it('unpacks to the files that were stored, under names of any language', async () => {
    await nameProject('밤바다'.normalize('NFD'))
    const first = await storedVideo({ takeNumber: 1 })
    const second = await storedVideo({ takeNumber: 2 })
    const { list, names, read } = await unpack(await zip([second.id, first.id]))
    const [one, two] = names.slice(2)
    expect(names).toEqual([
      'manifest.json',
      'manifest.csv',
      expect.stringMatching(/^밤바다_\d+_t1_3\.0-std_3s\.mp4$/),
      expect.stringMatching(/^밤바다_\d+_t2_3\.0-std_3s\.mp4$/),
    ])
    // Bit 11 says that the names are UTF-8; method 0 is stored as it is.
    for (const [, flags, method] of list) expect([flags & 0x800, method]).toEqual([0x800, 0])
    expect(await read(one ?? '')).toEqual(first.bytes)
    expect(await read(two ?? '')).toEqual(second.bytes)
  })

  it('tells two files of one name apart', async () => {
    await nameProject('IŞIK kulesi')
    const { shotId } = await db().video.findUniqueOrThrow({
      where: { id: (await storedVideo()).id },
    })
    const same = [await storedVideo({ takeNumber: 7 }), await storedVideo({ takeNumber: 7 })]
    const ids = same.map(({ id }) => id)
    await db().video.updateMany({ where: { id: { in: ids } }, data: { shotId } })
    const { names } = await unpack(await zip(ids))
    expect(names.slice(2)).toEqual([
      expect.stringMatching(/^IŞIK-kulesi_\d+_t7_3\.0-std_3s\.mp4$/),
      expect.stringMatching(/^IŞIK-kulesi_\d+_t7_3\.0-std_3s-2\.mp4$/),
    ])
  })

  it('says in its manifests what was asked, paid and decided, and by whom', async () => {
    const prompt = '=SUM(1), "a lamp"\nturns in 바다'
    const video = await storedVideo({ prompt, settings: { type: 'std-text-to-video', prompt } })
    const { workspaceId, userId } = studio.scope
    const at = new Date('2026-11-01T10:00:00Z')
    await db().video.update({ where: { id: video.id }, data: { choice: 'select' } })
    await db().videoDecision.createMany({
      data: [
        { value: 'reject', createdAt: new Date(0) },
        { value: 'select', createdAt: at },
      ].map((one) => ({
        ...{ ...one, kind: 'choice' as const, sha256: video.sha256 },
        ...{ workspaceId, videoId: video.id, userId },
      })),
    })
    const { manifest, read, names } = await unpack(await zip([video.id]))
    const { displayName } = await db().user.findUniqueOrThrow({ where: { id: userId } })
    expect(manifest).toMatchObject({ workspace: studio.scope.name, videos: 1, missing: 0 })
    expect(manifest.files).toEqual([
      expect.objectContaining({
        ...{ file: names[2], state: 'whole', prompt, sha256: video.sha256, sizeBytes: 1_000 },
        ...{ take: 1, billedCredits: 120, createdBy: displayName, settings: expect.anything() },
        ...{ choice: 'select', choiceBy: displayName, choiceAt: at.toISOString(), verdict: null },
        address: `${env().appUrl}/w/${studio.scope.slug}/videos/${video.id}`,
      }),
    ])
    const csv = String(await read('manifest.csv'))
    expect(csv.charCodeAt(0)).toBe(0xfeff)
    // No spreadsheet runs what somebody wrote into a prompt.
    expect(csv).toContain(`"'=SUM(1), ""a lamp""\nturns in 바다"`)
    expect(csv.split('\r\n')).toHaveLength(3)
  })

  it('is whole without a file that the storage has lost, and names it', async () => {
    const [lost, there] = [await storedVideo(), await storedVideo()]
    await storage().remove(lost.storageKey)
    const response = await zip([lost.id, there.id])
    expect(response.headers.get('x-missing-videos')).toBe('1')
    const { names, manifest, read } = await unpack(response)
    expect(names).toHaveLength(4)
    expect(manifest.missing).toBe(1)
    const gone = manifest.files.find(({ id }: { id: string }) => id === lost.id)
    expect(gone).toMatchObject({ state: 'missing', sha256: lost.sha256 })
    expect(String(await read('MISSING.txt'))).toContain(gone.file)
  })

  it('says which file has another size than was stored', async () => {
    const video = await storedVideo()
    await db().video.update({ where: { id: video.id }, data: { sizeBytes: 5 } })
    const { manifest } = await unpack(await zip([video.id]))
    expect(manifest).toMatchObject({ damaged: 1, files: [{ state: 'damaged' }] })
  })

  it('leaves out what is in the trash, gone, or of another workspace', async () => {
    const [kept, trashed] = [await storedVideo(), await storedVideo()]
    await db().video.update({ where: { id: trashed.id }, data: { trashedAt: new Date() } })
    const foreign = await makeVideo(await makeWorkspace())
    const ids = [kept.id, trashed.id, foreign.id, 'nothing']
    const { manifest } = await unpack(await zip(ids))
    expect(manifest.files.map(({ id }: { id: string }) => id)).toEqual([kept.id])
    expect((await zip(ids.slice(1))).status).toBe(404)
  })

  it('is for every member, viewers too, and for nobody else', async () => {
    const video = await storedVideo()
    const viewer = await addMember(studio.scope, 'viewer')
    expect((await zip([video.id], await signedIn(viewer.userId))).status).toBe(200)
    const stranger = await makeWorkspace()
    expect((await zip([video.id], await signedIn(stranger.scope.userId))).status).toBe(404)
    const elsewhere = await POST(
      send('/videos/zip', { ...form([video.id]), headers: { origin: 'https://evil.example' } }),
      context(),
    )
    expect(elsewhere.status).toBe(403)
  })

  it('takes 5,000 videos of a form, fewer of an address, and no more', async () => {
    const video = await storedVideo()
    const many = [...Array.from({ length: 5_000 }, (_, index) => `nothing${index}`), video.id]
    expect((await zip(many)).status).toBe(400)
    // The one that is there is asked for with the last.
    const { manifest } = await unpack(await zip(many.slice(1)))
    expect(manifest).toMatchObject({ videos: 1 })
    expect((await zip([])).status).toBe(400)
    expect((await zip(['../../etc'])).status).toBe(400)
    const address = `/videos/zip?${many
      .slice(-500)
      .map((id) => `id=${id}`)
      .join('&')}`
    expect((await GET(send(address), context())).status).toBe(200)
    const body = { method: 'POST', body: '{"ids":[]}', headers: { 'content-type': 'text/plain' } }
    expect((await POST(send('/videos/zip', body), context())).status).toBe(400)
  })

  it.each(['cancelled by its reader', 'broken off by its request'])(
    'closes every file when it is %s',
    async (how) => {
      const ids: string[] = []
      for (let index = 0; index < 3; index++) ids.push((await storedVideo({}, 3_000_000)).id)
      const media = join(env().dataDir, 'media')
      for (let tries = 0; tries < 20; tries++) {
        const aborting = new AbortController()
        const request = send('/videos/zip', { ...form(ids), signal: aborting.signal })
        const reader = (await POST(request, context())).body?.getReader()
        for (let chunks = 0; chunks < 4 + (tries % 8); chunks++) await reader?.read()
        if (how.startsWith('cancelled')) await reader?.cancel()
        else {
          aborting.abort()
          // What was read ahead may still come.
          await expect(readAll(reader)).rejects.toThrow()
        }
      }
      await untilAllClosed(media)
    },
  )

  it('has one file open at a time, and reads as fast as it is read from', async () => {
    const ids: string[] = []
    for (let index = 0; index < 5; index++) ids.push((await storedVideo({}, 3_000_000)).id)
    const reader = (await zip(ids)).body?.getReader()
    const media = join(env().dataDir, 'media')
    let most = 0
    for (;;) {
      const read = await reader?.read()
      if (!read || read.done) break
      expect(read.value.length).toBeLessThanOrEqual(1_048_576)
      most = Math.max(most, openFilesUnder(media))
    }
    expect(most).toBe(1)
  })

  it('breaks off, instead of lying, when a file goes while it is sent', async () => {
    const [first, second] = [
      await storedVideo({ takeNumber: 1 }, 3_000_000),
      await storedVideo({ takeNumber: 2 }, 3_000_000),
    ]
    const response = await zip([first.id, second.id])
    const reader = response.body?.getReader()
    await reader?.read()
    await storage().remove(first.storageKey)
    await storage().remove(second.storageKey)
    await expect(readAll(reader)).rejects.toThrow()
    await untilAllClosed(join(env().dataDir, 'media'))
  })
})
