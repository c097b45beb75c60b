import { beforeAll, expect, it } from 'vitest'
import { GET as searchVideos } from '@/app/api/videos/route'
import { POST as restore } from '@/app/api/w/[workspace]/videos/[videoId]/comments/[commentId]/restore/route'
import { DELETE, PATCH } from '@/app/api/w/[workspace]/videos/[videoId]/comments/[commentId]/route'
import { GET as getExport } from '@/app/api/w/[workspace]/videos/[videoId]/comments/export/route'
import { GET, POST } from '@/app/api/w/[workspace]/videos/[videoId]/comments/route'
import { db } from '@/lib/db/client'
import type { Result } from '@/lib/result'
import { MOST_COMMENTS } from '@/lib/review/comment'
import type { CommentView, TeamReview } from '@/lib/review/review-view'
import { trashVideos } from '@/lib/videos/trash'
import type { PackedPage } from '@/lib/videos/video-cells'
import type { WorkspaceScope } from '@/lib/workspaces/scope'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'
import { requestTo, signedIn } from './signed-in'

describeOnEachDatabase('comments', (useDatabase) => {
  useDatabase()
  let mine: MadeWorkspace
  let admin: WorkspaceScope
  let mina: WorkspaceScope
  let emre: WorkspaceScope
  let viewer: WorkspaceScope
  let videoId: string

  beforeAll(async () => {
    mine = await makeWorkspace()
    admin = await addMember(mine.scope, 'admin')
    mina = await addMember(mine.scope, 'member')
    emre = await addMember(mine.scope, 'member')
    viewer = await addMember(mine.scope, 'viewer')
    videoId = (await makeVideo(mine)).id
  })

  type Asked = { method?: string; body?: unknown; headers?: Record<string, string>; video?: string }

  const askAs = async (
    { userId }: WorkspaceScope,
    id: string | null,
    { method = 'GET', body, headers = {}, video = videoId }: Asked = {},
    run: (request: Request, context: never) => Promise<Response> = GET,
  ) => {
    const send = await signedIn(userId)
    const workspace = mine.scope.slug
    const response = await run(
      send('/x', { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }),
      { params: Promise.resolve({ workspace, videoId: video, commentId: id }) } as never,
    )
    const result = (await response
      .clone()
      .json()
      .catch(() => null)) as Result<TeamReview> | null
    return { response, status: response.status, review: result?.ok ? result.data : null, result }
  }

  const write = (as: WorkspaceScope, over: Record<string, unknown> = {}, video = videoId) => {
    const body = { id: unique('comment'), body: 'The haze pops here', frame: 12, ...over }
    return askAs(as, null, { method: 'POST', body, video }, POST).then((answer) => ({
      ...answer,
      id: body.id,
    }))
  }
  const change = (as: WorkspaceScope, id: string, body: unknown) =>
    askAs(as, id, { method: 'PATCH', body }, PATCH)
  const remove = (as: WorkspaceScope, id: string) => askAs(as, id, { method: 'DELETE' }, DELETE)
  const undo = (as: WorkspaceScope, id: string) => askAs(as, id, { method: 'POST' }, restore)
  const find = async (as: WorkspaceScope, id: string): Promise<CommentView | undefined> =>
    (await askAs(as, null)).review?.comments.find((comment) => comment.id === id)

  it('are read by all of the workspace, with who wrote them and where', async () => {
    const { id, status } = await write(mina, { body: '  여기서\r\n이어가요.  ' })
    expect(status).toBe(200)
    const shown = { body: '여기서\n이어가요.', frame: 12, isGuest: false, resolved: null }
    expect(await find(viewer, id)).toMatchObject({ ...shown, mine: false, mayDelete: false })
    expect(await find(mina, id)).toMatchObject({ ...shown, mine: true, mayDelete: true })
    expect(await find(admin, id)).toMatchObject({ ...shown, mine: false, mayDelete: true })
    expect(await db().comment.findUniqueOrThrow({ where: { id } })).toMatchObject({
      sha256: (await db().video.findUniqueOrThrow({ where: { id: videoId } })).sha256,
    })
  })

  it('stand in the order of the film, what is about all of it first', async () => {
    const video = (await makeVideo(mine)).id
    await write(mina, { body: 'late', frame: 40 }, video)
    await write(emre, { body: 'early', frame: 3 }, video)
    const { review } = await write(mina, { body: 'all', frame: null }, video)
    expect(review?.comments.map(({ body }) => body)).toEqual(['all', 'early', 'late'])
  })

  it('of a video that went into the trash say so to whoever has it open', async () => {
    const video = (await makeVideo(mine)).id
    const seen = await askAs(emre, null, { video })
    expect(seen.review?.isTrashed).toBe(false)
    await trashVideos(admin, [video])
    const headers = { 'if-none-match': seen.response.headers.get('etag') ?? '' }
    const then = await askAs(emre, null, { video, headers })
    expect(then.status).toBe(200)
    expect(then.review?.isTrashed).toBe(true)
  })

  it('beyond the end of the film are at its last frame', async () => {
    const { id, review } = await write(mina, { frame: 9_999 })
    expect(review?.comments.find((comment) => comment.id === id)?.frame).toBe(71)
  })

  it('keep markup as the text that it is', async () => {
    const body = '<img src=x onerror=alert(1)> {{7*7}} </script><script>alert(1)</script>'
    const { id } = await write(mina, { body })
    expect((await find(emre, id))?.body).toBe(body)
  })

  it('are refused when they are empty, too long, unreadable or nowhere', async () => {
    for (const over of [
      { body: '   \n ' },
      { body: 'a'.repeat(2_001) },
      { body: 'a\u0000b' },
      { body: '\ud800' },
      { body: 7 },
      { frame: -1 },
      { frame: 1.5 },
      { frame: '12' },
      { id: '../x' },
      { extra: true },
    ]) {
      expect([over, (await write(mina, over)).status]).toEqual([over, 400])
    }
    // Counted as composed text: pasted Korean may be twice as long.
    expect((await write(mina, { body: '가'.normalize('NFD').repeat(2_000) })).status).toBe(200)
  })

  it('are one for each press, however often it arrives', async () => {
    const video = (await makeVideo(mine)).id
    const once = { id: unique('comment') }
    const both = await Promise.all([write(mina, once, video), write(mina, once, video)])
    const again = await write(mina, once, video)
    expect([...both, again].map(({ status }) => status)).toEqual([200, 200, 200])
    expect(again.review?.comments).toHaveLength(1)
    // Nobody takes another's place by naming their id, nor carries it to another video.
    expect((await write(emre, once, video)).status).toBe(404)
    expect((await write(mina, once)).status).toBe(404)
  })

  it('are so many on a video and no more, also when two come at once', async () => {
    const video = (await makeVideo(mine)).id
    const { workspaceId, userId } = mina
    await db().comment.createMany({
      data: Array.from({ length: MOST_COMMENTS - 1 }, () => ({
        ...{ id: unique('comment'), workspaceId, userId, videoId: video },
        ...{ body: 'One of many', sha256: 'x' },
      })),
    })
    const all = await Promise.all([write(mina, {}, video), write(emre, {}, video)])
    expect(all.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('are edited by who wrote them alone', async () => {
    const { id } = await write(mina)
    for (const other of [emre, admin, mine.scope]) {
      expect((await change(other, id, { body: 'Taken' })).status).toBe(404)
    }
    expect((await change(viewer, id, { body: 'Taken' })).status).toBe(403)
    expect((await change(mina, id, { body: '  ' })).status).toBe(400)
    await change(mina, id, { body: 'The haze is gone' })
    expect(await find(emre, id)).toMatchObject({ body: 'The haze is gone' })
    expect((await find(emre, id))?.editedAt).not.toBeNull()
  })

  it('are resolved by anybody who may comment, and keep who was first', async () => {
    const { id } = await write(mina)
    expect((await change(viewer, id, { resolved: true })).status).toBe(403)
    await change(emre, id, { resolved: true })
    const { resolved } = (await find(mina, id)) ?? {}
    expect(resolved).toMatchObject({ name: expect.stringContaining('member of') })
    await change(admin, id, { resolved: true })
    expect((await find(mina, id))?.resolved).toEqual(resolved)
    await change(mina, id, { resolved: false })
    expect((await find(mina, id))?.resolved).toBeNull()
    expect((await change(mina, 'nothing', { resolved: true })).status).toBe(404)
  })

  it('are deleted by who wrote them and by admins, who can take that back', async () => {
    const { id } = await write(mina)
    expect((await remove(emre, id)).status).toBe(404)
    expect((await remove(viewer, id)).status).toBe(403)
    expect((await remove(admin, id)).status).toBe(200)
    expect(await find(mina, id)).toBeUndefined()
    expect((await remove(mina, id)).status).toBe(404)
    expect((await undo(mina, id)).status).toBe(409)
    expect((await undo(admin, id)).status).toBe(200)
    expect((await undo(admin, id)).status).toBe(200)
    expect(await find(mina, id)).toBeDefined()
  })

  it('are forgotten a day after they were deleted', async () => {
    const { id } = await write(mina)
    await remove(mina, id)
    const yesterday = new Date(Date.now() - 25 * 3_600_000)
    await db().comment.update({ where: { id }, data: { deletedAt: yesterday } })
    await write(mina)
    expect(await db().comment.count({ where: { id } })).toBe(0)
    expect((await undo(mina, id)).status).toBe(409)
  })

  it('lead the search to their video for as long as they are there', async () => {
    const video = (await makeVideo(mine)).id
    const search = async (words: string) => {
      const send = await signedIn(mina.userId)
      const query = new URLSearchParams({ workspace: mine.scope.slug, search: words })
      const answer = await searchVideos(send(`/api/videos?${query}`))
      const result = (await answer.json()) as Result<PackedPage>
      return result.ok ? result.data.cells.map(([id]) => id) : null
    }
    expect(await search('ışıltı')).toEqual([])
    const { id } = await write(mina, { body: 'Buradaki ışıltı çok güzel' }, video)
    expect(await search('ISILTI')).toEqual([video])
    await askAs(mina, id, { method: 'PATCH', body: { body: '밤바다' }, video }, PATCH)
    expect([await search('ışıltı'), await search('바다')]).toEqual([[], [video]])
    await askAs(mina, id, { method: 'DELETE', video }, DELETE)
    expect(await search('바다')).toEqual([])
    await askAs(mina, id, { method: 'POST', video }, restore)
    expect(await search('바다 harbour')).toEqual([video])
  })

  it('of another workspace are not there, nor are its videos', async () => {
    const theirs = await makeWorkspace()
    const foreign = (await makeVideo(theirs)).id
    const none = (await askAs(mina, null, { video: 'nothing' })).result
    for (const video of [foreign, '\0', '\ud800', '']) {
      const { status, result } = await askAs(mina, null, { video })
      expect([video, status, result]).toEqual([video, 404, none])
    }
    expect((await write(mina, {}, foreign)).status).toBe(404)
    const { id } = await write(mina)
    const stranger = await signedIn(theirs.scope.userId)
    const params = Promise.resolve({
      workspace: theirs.scope.slug,
      videoId: foreign,
      commentId: id,
    })
    for (const body of [{ resolved: true }, { body: 'Taken' }]) {
      const request = stranger('/x', { method: 'PATCH', body: JSON.stringify(body) })
      expect((await PATCH(request, { params })).status).toBe(404)
    }
    expect((await DELETE(stranger('/x', { method: 'DELETE' }), { params })).status).toBe(404)
    expect(await find(mina, id)).toMatchObject({ resolved: null })
  })

  it('need a session, and a page of ours', async () => {
    const params = Promise.resolve({ workspace: mine.scope.slug, videoId })
    expect((await GET(requestTo('/x'), { params })).status).toBe(401)
    const body = { id: unique('comment'), body: 'From elsewhere', frame: null }
    const headers = { origin: 'http://evil.test' }
    expect((await askAs(mina, null, { method: 'POST', body, headers }, POST)).status).toBe(403)
  })

  it('are sent again only when something has changed', async () => {
    const video = (await makeVideo(mine)).id
    const first = await askAs(mina, null, { video })
    const etag = first.response.headers.get('etag') ?? ''
    const again = () => askAs(mina, null, { video, headers: { 'if-none-match': etag } })
    const same = await again()
    expect([same.status, await same.response.text()]).toEqual([304, ''])
    await write(emre, {}, video)
    expect((await again()).status).toBe(200)
  })

  it('of a guest are told apart, and what guests decided stands beside the team’s word', async () => {
    const video = (await makeVideo(mine)).id
    const { workspaceId, userId } = mine.scope
    const may = { mayComment: true, mayChoose: true, mayApprove: true, mayDownload: false }
    const shows = { showsPrompts: false, showsMembers: false, showsCosts: false }
    const link = await db().shareLink.create({
      data: { workspaceId, createdById: userId, title: 'For Anna', ...may, ...shows },
    })
    const guest = { shareLinkId: link.id, guestName: 'Anna', guestKey: 'browser' }
    await db().comment.create({
      data: { ...guest, id: unique(), workspaceId, videoId: video, body: 'Lovely', sha256: 'x' },
    })
    const decided = { ...guest, videoId: video, sha256: 'x' }
    const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 0, 0, second))
    const kind = 'verdict'
    await db().guestDecision.createMany({
      data: [
        { ...decided, id: unique(), kind, value: 'changes', createdAt: at(1) },
        { ...decided, id: unique(), kind, value: 'approved', createdAt: at(2) },
        { ...decided, id: unique(), kind: 'choice', value: 'select', createdAt: at(1) },
        { ...decided, id: unique(), kind: 'choice', value: null, createdAt: at(2) },
        { ...decided, id: unique(), kind, value: 'changes', guestKey: 'other', createdAt: at(0) },
      ],
    })
    const { review } = await askAs(viewer, null, { video })
    expect(review?.comments).toMatchObject([{ name: 'Anna', isGuest: true, mine: false }])
    expect(review?.guests.map(({ value }) => value)).toEqual(['approved', 'changes'])
    expect(review?.verdict).toBeNull()
  })

  it('leave as a table and as markers, named like the video', async () => {
    const video = (await makeVideo(mine)).id
    await write(mina, { frame: 30, body: 'Stop, here' }, video)
    const save = (format: string, headers = {}) =>
      askAs(viewer, null, { video, headers }, (request, context) =>
        getExport(new Request(`http://studio.test/x?format=${format}`, request), context),
      )
    const { response } = await save('csv')
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(new TextDecoder().decode(bytes)).toContain('30,00:00:01:06,1.250,')
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; .*_t1_3\.0-std_3s_comments\.csv/,
    )
    const turkish = await save('csv-tr', { 'accept-language': 'tr' })
    expect(await turkish.response.text()).toContain('30;00:00:01:06;1,250;')
    expect(turkish.response.headers.get('content-disposition')).toContain('_yorumlar.csv')
    const edl = await save('edl')
    expect(await edl.response.text()).toMatch(/\* LOC: 00:00:01:06 RED {5}member of .*: Stop, here/)
    expect((await save('exe')).status).toBe(400)
  })
})
