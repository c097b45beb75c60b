import { beforeAll, expect, it, vi } from 'vitest'
import { GET } from '@/app/api/videos/route'
import { sealSession } from '@/lib/auth/session-cookie'
import { startSession } from '@/lib/auth/sign-in'
import { createCollection, renameCollection } from '@/lib/collections/actions'
import { db } from '@/lib/db/client'
import { encodeCursor } from '@/lib/keyset'
import type { Result } from '@/lib/result'
import { startScreening } from '@/lib/screening/actions'
import { makeShareLink } from '@/lib/share/actions'
import { renameShot } from '@/lib/tasks/shot-actions'
import { encodePlace } from '@/lib/videos/place'
import { readTrash } from '@/lib/videos/read-trash'
import { trashVideos } from '@/lib/videos/trash'
import type { PackedPage } from '@/lib/videos/video-cells'
import { saveView } from '@/lib/views/actions'
import { createProject } from '@/lib/workspaces/actions'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { makeVideo, makeVideos } from '@/tests/helpers/videos'
import { signedIn } from './signed-in'

// Next's ambient request, which only Next can make.
const request = vi.hoisted(() => ({ cookie: '' }))
const own = { host: 'studio.test', origin: 'http://studio.test' }
vi.mock('next/headers', () => ({
  headers: async () => new Headers(own),
  cookies: async () => ({ get: () => (request.cookie ? { value: request.cookie } : undefined) }),
}))
vi.mock('next/server', () => ({ after: () => {} }))
vi.mock('next/cache', () => ({ refresh: () => {} }))
vi.mock('react', async (original) => ({
  ...(await original<object>()),
  cache: (run: unknown) => run,
}))

describeOnEachDatabase('nonsense that a gallery is asked', (useDatabase) => {
  useDatabase()
  let mine: MadeWorkspace
  let theirs: MadeWorkspace
  let video: { id: string }
  let send: Awaited<ReturnType<typeof signedIn>>

  beforeAll(async () => {
    mine = await makeWorkspace()
    theirs = await makeWorkspace()
    video = await makeVideo(mine, { prompt: 'Ferry at dusk' })
    send = await signedIn(mine.scope.userId)
    const place = { address: null, userAgent: null }
    request.cookie = await sealSession(await startSession(mine.scope.userId, place))
  })

  const list = async (query: object) => {
    const { slug } = mine.scope
    const asked = send(`/api/videos?${new URLSearchParams({ workspace: slug, ...query })}`)
    const response = await GET(asked)
    return { status: response.status, result: (await response.json()) as Result<PackedPage> }
  }
  const found = async (query: object) => {
    const { status, result } = await list(query)
    if (!result.ok) throw new Error(`${status} ${result.error.message}`)
    return result.data.cells.map(([id]) => id)
  }

  it.each([
    ['ferry of 10,000 letters', `ferry ${'y'.repeat(10_000)}`],
    ['10,000 letters', 'y'.repeat(10_000)],
    ['10,000 quotes', '"'.repeat(10_000)],
    ['10,000 words', 'dusk '.repeat(2_000).concat('never')],
    ['operators', 'AND OR NOT NEAR(a b) * : ^ & | ! <-> ( )'],
    ['quotes', `"' "" '' ""'`],
    ['a NUL', 'fer\0ry never'],
    ['half a character', '\ud83d ferry never'],
  ])('as a search of %s is answered, and finds what it says', async (_, search) => {
    const isFound = search.startsWith('dusk')
    // What follows after 200 characters is not looked for.
    expect(await found({ search })).toEqual(isFound ? [video.id] : [])
  })

  it.each([
    ['a type of another model', { model: 'o3', type: 'std-text-to-video' }],
    ['a shot of another project', { shot: 'none', project: 'other' }],
    ['no choice, and a verdict on what nobody chose', { choice: 'none', verdict: 'approved' }],
    ['a day in which nothing was found', { date: '2020-01-01', search: 'ferry' }],
  ])('as filters that contradict each other (%s) finds nothing', async (_, query) => {
    expect(await found(query)).toEqual([])
  })

  it.each([
    ['a day that ends before it begins', { date: '2026-11-20..2026-11-01' }],
    ['a model, a type and a ratio that are none', { model: '9', type: 'x', ratio: '2:7' }],
    ['ids that are none', { project: "'; --", member: '\0', shot: 'x'.repeat(300) }],
  ])('as a filter that is none (%s) is left out', async (_, query) => {
    expect(await found(query)).toEqual([video.id])
  })

  it('as a place of another list or workspace begins at the front, or is refused', async () => {
    const ids = await makeVideos(mine, 3)
    const foreign = await makeVideo(theirs)
    await trashVideos(mine.scope, ids)
    await trashVideos(theirs.scope, [foreign.id])
    const inTrash = async (cursor?: string) =>
      (await readTrash(mine.scope, cursor)).videos.map((one) => one.video.id)
    const all = await inTrash()
    expect(new Set(all)).toEqual(new Set(ids))
    const { place } = await db().video.findUniqueOrThrow({ where: { id: foreign.id } })
    const ofTrash = encodeCursor({ createdAt: new Date(Date.now() + 60_000), id: foreign.id })
    expect(await inTrash(ofTrash)).toEqual(all)
    for (const cursor of [encodePlace(place), 'x', '\0', "'--", 'a'.repeat(10_000), '9.9.9']) {
      expect(await inTrash(cursor)).toEqual(all)
    }
    // The place of a list is no place of the other.
    expect((await list({ cursor: ofTrash })).status).toBe(400)
  })

  it('as a name of 300 characters is refused with a sentence, whatever it shall name', async () => {
    const name = '바'.repeat(300)
    const workspace = mine.scope.slug
    const { shotId } = await db().video.findUniqueOrThrow({ where: { id: video.id } })
    const id = unique('collection')
    expect(await createCollection({ workspace, id, name: 'Finals', videoIds: [] })).toMatchObject({
      ok: true,
    })
    const view = { id: unique('view'), query: 'choice=select', shared: false }
    const screening = { id: unique('screening'), query: '', timeZone: 'UTC' }
    const link = {
      ...{ id: 'a1b2c3d4e5f6g7h8i9j0', videoIds: [video.id], days: 7, password: null },
      ...{ may: [], shows: [] },
    }
    const refused = await Promise.all([
      createCollection({ workspace, id: unique('collection'), name, videoIds: [] }),
      renameCollection({ workspace, id, name }),
      saveView({ workspace, ...view, name }),
      startScreening({ workspace, ...screening, title: name }),
      makeShareLink({ workspace, ...link, title: name }),
      renameShot({ workspace, shotId, name }),
      createProject({ workspace, name }),
    ])
    for (const answer of refused) {
      expect(answer).toMatchObject({ ok: false, error: { code: 'invalid' } })
      expect(JSON.stringify(answer)).not.toContain(name)
    }
    expect((await db().collection.findUniqueOrThrow({ where: { id } })).name).toBe('Finals')
    // As long as it may be, in letters of more than one byte.
    const long = '바'.repeat(80)
    expect(await renameCollection({ workspace, id, name: long })).toMatchObject({ ok: true })
    expect(await renameShot({ workspace, shotId, name: long })).toMatchObject({ ok: true })
    expect(await makeShareLink({ workspace, ...link, title: long })).toMatchObject({ ok: true })
  })
})
