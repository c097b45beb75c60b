import sharp from 'sharp'
import { beforeAll, expect, it } from 'vitest'
import { POST as postGuest } from '@/app/api/share/[token]/guest/route'
import { POST as postPassword } from '@/app/api/share/[token]/password/route'
import { GET as getPlayer } from '@/app/api/share/[token]/player/route'
import { GET as getCard } from '@/app/api/share/[token]/videos/[videoId]/card.jpg/route'
import { GET as getFile } from '@/app/api/share/[token]/videos/[videoId]/file/route'
import { GET as getPoster } from '@/app/api/share/[token]/videos/[videoId]/poster/route'
import { POST as postRestore } from '@/app/api/share/[token]/videos/[videoId]/review/comments/[commentId]/restore/route'
import {
  DELETE as deleteComment,
  PATCH as patchComment,
} from '@/app/api/share/[token]/videos/[videoId]/review/comments/[commentId]/route'
import { POST as postComment } from '@/app/api/share/[token]/videos/[videoId]/review/comments/route'
import { POST as postDecision } from '@/app/api/share/[token]/videos/[videoId]/review/decisions/route'
import { GET as getReview } from '@/app/api/share/[token]/videos/[videoId]/review/route'
import { POST as postView } from '@/app/api/share/[token]/view/route'
import { GET as getLinks } from '@/app/api/w/[workspace]/shares/route'
import { db } from '@/lib/db/client'
import type { Result } from '@/lib/result'
import { deleteComment as deleteAsMember } from '@/lib/review/change-comment'
import { readReview } from '@/lib/review/read-review'
import type { ReviewView } from '@/lib/review/review-view'
import { makeShareLink } from '@/lib/share/make-link'
import { openLink } from '@/lib/share/open-link'
import { readShareLinks } from '@/lib/share/read-links'
import { revokeShareLink } from '@/lib/share/revoke-link'
import type { NewShare } from '@/lib/share/share-link'
import { sharePreview } from '@/lib/share/share-preview'
import { shareToken } from '@/lib/share/share-token'
import type { ShareLinkView } from '@/lib/share/share-view'
import { toSharedLink } from '@/lib/share/to-shared'
import type { WorkspaceScope } from '@/lib/workspaces/scope'
import { somewhere } from '@/tests/helpers/accounts'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'
import { sampleVideo } from '@/tests/lib/media/sample-video'
import { store } from '@/tests/lib/media/stored'
import { requestTo, signedIn } from './signed-in'

type Route = (request: Request, context: never) => Promise<Response>

const newId = () => unique('').padEnd(20, '0').slice(0, 20)

/** A browser without a session: it keeps what it is given, and has an address of its own. */
const browser = (address = somewhere()) => {
  const jar = new Map<string, string>()
  const send = async (
    route: Route,
    token: string,
    {
      videoId = '',
      commentId = '',
      body,
      method = body === undefined ? 'GET' : 'POST',
      headers = {},
      query = '',
    }: {
      videoId?: string
      commentId?: string
      body?: unknown
      method?: string
      headers?: Record<string, string>
      query?: string
    } = {},
  ) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const request = requestTo(`/x${query}`, {
      method,
      headers: { ...(cookie ? { cookie } : {}), 'x-forwarded-for': address, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const response = await route(request, {
      params: Promise.resolve({ token, videoId, commentId }),
    } as never)
    const [pair = ''] = response.headers.get('set-cookie')?.split(';') ?? []
    const [name, ...value] = pair.split('=')
    if (name) jar.set(name, value.join('='))
    return response
  }
  return {
    jar,
    send,
    cookies: () => [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
  }
}

const dataOf = async <T>(response: Response): Promise<T> => {
  const result = (await response.json()) as Result<T>
  if (!result.ok) throw new Error(`${response.status}: ${result.error.message}`)
  return result.data
}

describeOnEachDatabase('share links', (useDatabase) => {
  useDatabase()
  let mine: MadeWorkspace
  let videoId: string
  let otherId: string

  beforeAll(async () => {
    mine = await makeWorkspace()
    const storageKey = await store(new TextEncoder().encode('0123456789'), 'mp4')
    const posterKey = await store(new TextEncoder().encode('poster'), 'webp')
    videoId = (await makeVideo(mine, { storageKey, posterKey, prompt: 'A secret harbour' })).id
    otherId = (await makeVideo(mine, { storageKey })).id
  })

  const share = async (over: Partial<NewShare> = {}, as: WorkspaceScope = mine.scope) => {
    const made: NewShare = {
      ...{ id: newId(), title: 'For Anna', videoIds: [videoId], days: 7, password: null },
      ...{ may: ['comment', 'choose', 'approve', 'download'], shows: [] },
      ...over,
    }
    const { path } = await makeShareLink(as, made)
    return { id: made.id, token: path.replace('/share/', '') }
  }

  const named = async (token: string, name = 'Anna') => {
    const guest = browser()
    expect((await guest.send(postGuest, token, { body: { name } })).status).toBe(200)
    return guest
  }

  it('show their file in parts and their poster, and nothing else of the studio', async () => {
    const { token } = await share()
    const guest = browser()
    const part = await guest.send(getFile, token, { videoId, headers: { range: 'bytes=2-4' } })
    expect([part.status, await part.text()]).toEqual([206, '234'])
    expect(part.headers.get('cache-control')).toBe('private, no-store')
    expect(part.headers.get('content-disposition')).toBe('inline')
    expect((await guest.send(getPoster, token, { videoId })).status).toBe(200)
    for (const videoId of [otherId, 'nothing', '\0', '../x']) {
      expect((await guest.send(getFile, token, { videoId })).status).toBe(404)
      expect((await guest.send(getReview, token, { videoId })).status).toBe(404)
    }
  })

  it('show a JPEG where they are pasted, of the size that they name', async () => {
    const film = await store(await sampleVideo({ size: '1440x810', seconds: 1 }), 'mp4')
    const posterKey = await store(new TextEncoder().encode('poster'), 'webp')
    const size = { width: 1440, height: 810 }
    const { id } = await makeVideo(mine, { storageKey: film, posterKey, ...size })
    const { token } = await share({ videoIds: [id] })
    const opened = await openLink(token, null)
    if (opened.state !== 'open') throw new Error(opened.state)
    const [named] = sharePreview(toSharedLink(opened.link, token, null), {
      ...{ base: 'http://studio.test', page: '/share', player: '/player' },
    }).openGraph.images
    expect(named).toMatchObject({ width: 1200, height: 675, type: 'image/jpeg' })
    const answer = await browser().send(getCard, token, { videoId: id })
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff])
    expect(answer.headers.get('content-length')).toBe(String(bytes.byteLength))
    const { format, width, height } = await sharp(bytes).metadata()
    expect({ format, width, height }).toEqual({ format: 'jpeg', width: 1200, height: 675 })
    // The film begins red.
    const { dominant } = await sharp(bytes).stats()
    expect(dominant.r).toBeGreaterThan(200)
    expect((await browser().send(getCard, token, { videoId })).status).toBe(404)
  })

  it('keep prompts, members and costs to themselves unless they are ticked', async () => {
    const drawn = async (over: Partial<NewShare>) => {
      const { token } = await share(over)
      const opened = await openLink(token, null)
      if (opened.state !== 'open') throw new Error(opened.state)
      return { link: toSharedLink(opened.link, token, null), token }
    }
    const { link, token } = await drawn({})
    const told = JSON.stringify(link)
    for (const secret of ['secret harbour', 'Mina Seo', mine.scope.slug, mine.scope.userId]) {
      expect(told).not.toContain(secret)
    }
    expect(link.videos[0]).toMatchObject({ prompt: null, memberName: null, credits: null })
    const open = await drawn({ shows: ['prompts', 'members', 'costs'] })
    expect(open.link.videos[0]).toMatchObject({
      ...{ prompt: 'A secret harbour', memberName: 'Mina Seo', credits: 120 },
    })
    const preview = sharePreview(link, {
      base: 'http://studio.test',
      page: `/share/${token}`,
      player: `/api/share/${token}/player`,
    })
    expect(preview.openGraph.images).toMatchObject([
      {
        url: `http://studio.test/api/share/${token}/videos/${videoId}/card.jpg`,
        type: 'image/jpeg',
      },
    ])
    expect(JSON.stringify(preview)).not.toContain('secret')
  })

  it('are played in a frame of another site, where they have no password', async () => {
    const title = '<script>alert(1)</script> & "Anna"'
    const { token } = await share({ title, shows: ['prompts', 'members', 'costs'] })
    const player = await browser().send(getPlayer, token)
    expect(player.status).toBe(200)
    const policy = player.headers.get('content-security-policy') ?? ''
    expect(policy).toContain('frame-ancestors *')
    expect(policy).toContain("default-src 'none'")
    const page = await player.text()
    expect(page).toContain(`src="/api/share/${token}/videos/${videoId}/file"`)
    for (const secret of ['secret harbour', 'Mina Seo', '120', '<script']) {
      expect(page).not.toContain(secret)
    }
    const locked = await share({ password: 'harbour' })
    const guest = browser()
    expect((await guest.send(getPlayer, locked.token)).status).toBe(401)
    await guest.send(postPassword, locked.token, { body: { password: 'harbour' } })
    expect((await guest.send(getPlayer, locked.token)).status).toBe(404)
  })

  it('are closed to whoever guesses, and over at once when they are', async () => {
    const statuses = async (token: string) => {
      const guest = browser()
      const reads = [getFile, getPoster, getReview, getPlayer].map((route) =>
        guest.send(route, token, { videoId }),
      )
      const writes = [postComment, postDecision, postGuest, postView, postPassword].map((route) =>
        guest.send(route, token, { videoId, body: {} }),
      )
      const all = await Promise.all([...reads, ...writes])
      return new Set(all.map(({ status }) => status))
    }
    const { id, token } = await share()
    const forged = `${id}${'A'.repeat(32)}`
    for (const guess of [
      '',
      'x',
      '\0',
      forged,
      token.slice(0, -1),
      `${token}A`,
      shareToken(newId()),
    ]) {
      expect([guess, await statuses(guess)]).toEqual([guess, new Set([404])])
    }
    await revokeShareLink(mine.scope, id)
    await revokeShareLink(mine.scope, id)
    expect(await statuses(token)).toEqual(new Set([410]))

    const ended = await share({ days: 1 })
    const dayLater = new Date(Date.now() + 25 * 3_600_000)
    expect(await openLink(ended.token, null, dayLater)).toEqual({ state: 'gone' })
    const yesterday = new Date(Date.now() - 1)
    await db().shareLink.update({ where: { id: ended.id }, data: { expiresAt: yesterday } })
    expect(await statuses(ended.token)).toEqual(new Set([410]))
  })

  it('lose a video with the trash, and are over with the last of them', async () => {
    const first = (await makeVideo(mine)).id
    const second = (await makeVideo(mine)).id
    const { token } = await share({ videoIds: [second, first] })
    const trash = (id: string) =>
      db().video.update({ where: { id }, data: { trashedAt: new Date() } })
    const opened = await openLink(token, null)
    expect(opened).toMatchObject({ link: { videos: [{ id: second }, { id: first }] } })
    await trash(second)
    expect((await browser().send(getFile, token, { videoId: second })).status).toBe(404)
    await trash(first)
    expect(await openLink(token, null)).toEqual({ state: 'gone' })
    await expect(share({ videoIds: [first] })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('are made once for each press, of one’s own videos alone', async () => {
    const theirs = await makeWorkspace()
    const foreign = (await makeVideo(theirs)).id
    for (const videoIds of [[foreign], [videoId, foreign], ['nothing']]) {
      await expect(share({ videoIds })).rejects.toMatchObject({ code: 'not_found' })
    }
    const id = newId()
    const both = await Promise.all([share({ id }), share({ id })])
    expect(both[0]).toEqual(both[1])
    expect(await db().shareLink.count({ where: { id } })).toBe(1)
    await expect(share({ id, videoIds: [foreign] }, theirs.scope)).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(revokeShareLink(theirs.scope, id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await readShareLinks(theirs.scope, null)).toEqual([])
  })

  it('are listed for who may share, and revoked by their maker and by admins', async () => {
    const emre = await addMember(mine.scope, 'member')
    const mina = await addMember(mine.scope, 'member')
    const admin = await addMember(mine.scope, 'admin')
    const { id, token } = await share({ videoIds: [otherId], password: 'harbour' }, emre)
    const ask = async ({ userId }: WorkspaceScope, query = '') => {
      const send = await signedIn(userId)
      const params = Promise.resolve({ workspace: mine.scope.slug })
      return getLinks(send(`/x${query}`), { params })
    }
    const list = async (as: WorkspaceScope) =>
      (await dataOf<{ links: ShareLinkView[] }>(await ask(as, `?video=${otherId}`))).links
    expect(await list(emre)).toMatchObject([
      { id, path: `/share/${token}`, state: 'live', hasPassword: true, mayRevoke: true, views: 0 },
    ])
    expect(await list(mina)).toMatchObject([{ id, mayRevoke: false }])
    expect((await ask(await addMember(mine.scope, 'viewer'))).status).toBe(403)
    await expect(revokeShareLink(mina, id)).rejects.toMatchObject({ code: 'not_found' })
    await revokeShareLink(admin, id)
    expect(await list(emre)).toMatchObject([{ id, state: 'revoked' }])
  })

  it('open with their password alone, and let nobody try for long', async () => {
    const { id, token } = await share({ password: 'Hafen 7' })
    const guest = browser()
    for (const route of [getFile, getPoster, getReview]) {
      expect((await guest.send(route, token, { videoId })).status).toBe(401)
    }
    const enter = (who: typeof guest, password: unknown) =>
      who.send(postPassword, token, { body: { password } })
    expect((await enter(guest, 'hafen 7')).status).toBe(401)
    expect((await enter(guest, 7)).status).toBe(400)
    expect((await enter(guest, 'Hafen 7'.normalize('NFD'))).status).toBe(200)
    expect((await guest.send(getFile, token, { videoId })).status).toBe(200)
    // Only this browser, this link and this password.
    const other = await share({ password: 'Hafen 7' })
    expect((await guest.send(getFile, other.token, { videoId })).status).toBe(401)
    expect((await browser().send(getFile, token, { videoId })).status).toBe(401)
    expect(await openLink(token, guest.cookies().replace(/.$/, '~'))).toMatchObject({
      state: 'locked',
    })
    const dayLater = new Date(Date.now() + 25 * 3_600_000)
    expect(await openLink(token, guest.cookies(), dayLater)).toMatchObject({ state: 'locked' })
    await db().shareLink.update({ where: { id }, data: { passwordHash: 'another' } })
    expect((await guest.send(getFile, token, { videoId })).status).toBe(401)

    const attempts = []
    for (let count = 0; count < 12; count++) attempts.push(await enter(browser(), 'wrong'))
    expect(attempts.map(({ status }) => status).slice(-2)).toEqual([429, 429])
  }, 30_000)

  it('let guests say and decide what is ticked, under the name that they gave once', async () => {
    const { token } = await share()
    const nobody = browser()
    const comment = { id: unique('c'), body: '<b>Lovely</b>', frame: 12 }
    expect((await nobody.send(postComment, token, { videoId, body: comment })).status).toBe(400)
    const name = '  Anna \u202eaedil \u200b Kim  '
    const guest = await named(token, name)
    const said = await dataOf<ReviewView>(
      await guest.send(postComment, token, { videoId, body: comment }),
    )
    expect(said.comments).toMatchObject([
      { body: '<b>Lovely</b>', frame: 12, name: 'Anna aedil Kim', isGuest: true, mine: true },
    ])
    const decide = (kind: string, value: string | null, who = guest) =>
      who.send(postDecision, token, { videoId, body: { id: unique('d'), kind, value } })
    await decide('verdict', 'changes')
    await decide('verdict', 'approved')
    await decide('choice', 'select')
    const decided = await dataOf<ReviewView>(await decide('choice', null))
    expect(decided).toMatchObject({ verdict: { value: 'approved' }, choice: null, guests: [] })
    expect((await decide('verdict', 'select')).status).toBe(400)
    // The team sees it live, told apart, with the hash; its own word stays its own.
    const review = await readReview(mine.scope, videoId)
    expect(review.guests).toMatchObject([{ value: 'approved', name: 'Anna aedil Kim' }])
    expect(review.verdict).toBeNull()
    expect(review.comments.find(({ id }) => id === comment.id)).toMatchObject({ isGuest: true })
    const { sha256 } = await db().video.findUniqueOrThrow({ where: { id: videoId } })
    const rows = await db().guestDecision.findMany({ where: { videoId }, select: { sha256: true } })
    expect(new Set(rows.map((row) => row.sha256))).toEqual(new Set([sha256]))
  })

  it('let a guest change and take back what their browser wrote, and nobody else', async () => {
    const { id: linkId, token } = await share()
    const anna = await named(token)
    const commentId = unique('c')
    await anna.send(postComment, token, {
      videoId,
      body: { id: commentId, body: 'To dark', frame: 3 },
    })
    const edit = (who: typeof anna, body: unknown, at = token) =>
      who.send(patchComment, at, { videoId, commentId, method: 'PATCH', body: { body } })
    const remove = (who: typeof anna, at = token) =>
      who.send(deleteComment, at, { videoId, commentId, method: 'DELETE' })
    const restore = (who: typeof anna) =>
      who.send(postRestore, token, { videoId, commentId, method: 'POST' })
    // Another guest of the same name, the same browser by another link, and somebody without a name.
    const other = await named(token)
    const elsewhere = (await share()).token
    const refused = [
      ...[edit(other, 'Mine'), remove(other), restore(other)],
      ...[edit(anna, 'Mine', elsewhere), remove(anna, elsewhere)],
      ...[edit(browser(), 'Mine'), remove(browser())],
    ]
    const statuses = (await Promise.all(refused)).map(({ status }) => status)
    expect(statuses).toEqual([404, 404, 200, 404, 404, 400, 400])
    expect((await edit(anna, '  ')).status).toBe(400)
    await anna.send(postGuest, token, { body: { name: 'Anna Kim' } })
    const edited = await dataOf<ReviewView>(await edit(anna, 'Too dark'))
    expect(edited.comments).toMatchObject([
      { body: 'Too dark', frame: 3, mine: true, mayDelete: true, editedAt: expect.any(String) },
    ])
    expect((await dataOf<ReviewView>(await remove(anna))).comments).toEqual([])
    expect((await remove(anna)).status).toBe(404)
    expect((await restore(other)).status).toBe(409)
    expect((await dataOf<ReviewView>(await restore(anna))).comments).toHaveLength(1)
    // What the team deleted stays so.
    await deleteAsMember(mine.scope, videoId, commentId)
    expect((await restore(anna)).status).toBe(409)
    await db().shareLink.update({ where: { id: linkId }, data: { mayComment: false } })
    expect((await edit(anna, 'Still mine')).status).toBe(403)
  })

  it('show a guest what guests of the same link say, and nothing of the team', async () => {
    const [one, two] = [await share(), await share()]
    const anna = await named(one.token)
    const comment = { id: unique('c'), body: 'For our link', frame: null }
    await anna.send(postComment, one.token, { videoId, body: comment })
    const { workspaceId, userId } = mine.scope
    await db().comment.create({
      data: { id: unique('c'), workspaceId, videoId, userId, body: 'Team only', sha256: 'x' },
    })
    const bodies = async (token: string, guest = browser()) =>
      (await dataOf<ReviewView>(await guest.send(getReview, token, { videoId }))).comments.map(
        ({ body, mine: isMine }) => ({ body, isMine }),
      )
    expect(await bodies(one.token)).toEqual([{ body: 'For our link', isMine: false }])
    expect(await bodies(one.token, anna)).toEqual([{ body: 'For our link', isMine: true }])
    expect(await bodies(two.token)).toEqual([])
  })

  it('allow nothing that is not ticked', async () => {
    const { token } = await share({ may: [] })
    const guest = await named(token)
    const comment = { id: unique('c'), body: 'Hello', frame: null }
    const verdict = { id: unique('d'), kind: 'verdict', value: 'approved' }
    const choice = { id: unique('d'), kind: 'choice', value: 'select' }
    const statuses = await Promise.all([
      guest.send(postComment, token, { videoId, body: comment }),
      guest.send(postDecision, token, { videoId, body: verdict }),
      guest.send(postDecision, token, { videoId, body: choice }),
      guest.send(getFile, token, { videoId, query: '?download=1' }),
    ])
    expect(statuses.map(({ status }) => status)).toEqual([403, 403, 403, 403])
    const { token: free } = await share({ may: ['download'] })
    const saved = await browser().send(getFile, free, { videoId, query: '?download=1' })
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment; .*_t1_.*\.mp4/)
  })

  it('believe no name that they did not seal', async () => {
    const { token } = await share()
    const guest = await named(token)
    const [key, , signed] = guest.jar.get('share_guest')?.split('.') ?? []
    const mallory = browser()
    mallory.jar.set(
      'share_guest',
      `${key}.${Buffer.from('Mina Seo').toString('base64url')}.${signed}`,
    )
    const body = { id: unique('c'), body: 'Trust me', frame: null }
    expect((await mallory.send(postComment, token, { videoId, body })).status).toBe(400)
    for (const name of ['', '   ', 'a'.repeat(61), 'a\u0000', 7, '\u200b']) {
      expect((await mallory.send(postGuest, token, { body: { name } })).status).toBe(400)
    }
  })

  it('are counted once a day for each visitor, and not for who is signed in', async () => {
    const { id, token } = await share()
    const guest = browser()
    for (let visit = 0; visit < 3; visit++) await guest.send(postView, token, { body: {} })
    await browser().send(postView, token, { body: {} })
    const send = await signedIn(mine.scope.userId)
    await postView(send('/x', { method: 'POST' }), { params: Promise.resolve({ token }) })
    const link = await db().shareLink.findUniqueOrThrow({ where: { id } })
    expect([link.views, link.lastViewedAt !== null]).toEqual([2, true])
  })

  it('read no body that is too large, and write for no page of others', async () => {
    const { token } = await share()
    const guest = await named(token)
    const large = { id: unique('c'), body: 'a'.repeat(40_000), frame: null }
    expect((await guest.send(postComment, token, { videoId, body: large })).status).toBe(413)
    const headers = { origin: 'http://evil.test' }
    const small = { id: unique('c'), body: 'Hello', frame: null }
    expect((await guest.send(postComment, token, { videoId, body: small, headers })).status).toBe(
      403,
    )
  })

  it('slow down a flood from one network', async () => {
    const { token } = await share()
    const guest = await named(token)
    const write = () =>
      guest.send(postDecision, token, {
        videoId,
        body: { id: unique('d'), kind: 'verdict', value: 'approved' },
      })
    const statuses: number[] = []
    for (let count = 0; count < 62; count++) statuses.push((await write()).status)
    expect(statuses[0]).toBe(200)
    expect(statuses.at(-1)).toBe(429)
    // Another guest, elsewhere, goes on.
    expect((await (await named(token)).send(getReview, token, { videoId })).status).toBe(200)
  })

  it('write a decision down once that arrives twice', async () => {
    const { token } = await share()
    const guest = await named(token)
    const body = { id: unique('d'), kind: 'verdict', value: 'approved' }
    const all = await Promise.all([
      guest.send(postDecision, token, { videoId, body }),
      guest.send(postDecision, token, { videoId, body }),
    ])
    expect(all.map(({ status }) => status)).toEqual([200, 200])
    expect(await db().guestDecision.count({ where: { id: body.id } })).toBe(1)
  })
})
