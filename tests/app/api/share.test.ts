import sharp from 'sharp'
import { beforeAll, expect, it } from 'vitest'
import { POST as postGuest } from '@/app/api/share/[token]/guest/route'
import { POST as postPassword } from '@/app/api/share/[token]/password/route'
import { GET as getPlayer } from '@/app/api/share/[token]/player/route'
import { GET as getCard } from '@/app/api/share/[token]/videos/[videoId]/card.jpg/route'
import { GET as getFile } from '@/app/api/share/[token]/videos/[videoId]/file/route'
import { GET as getPoster } from '@/app/api/share/[token]/videos/[videoId]/poster/route'
import { POST as postComment } from '@/app/api/share/[token]/videos/[videoId]/review/comments/route'
import { POST as postDecision } from '@/app/api/share/[token]/videos/[videoId]/review/decisions/route'
import { GET as getReview } from '@/app/api/share/[token]/videos/[videoId]/review/route'
import { POST as postView } from '@/app/api/share/[token]/view/route'
import { GET as getLinks } from '@/app/api/w/[workspace]/shares/route'
import { db } from '@/lib/db/client'
import { openLink } from '@/lib/share/open-link'
import { readShareLinks } from '@/lib/share/read-links'
import { revokeShareLink } from '@/lib/share/revoke-link'
import type { NewShare } from '@/lib/share/share-link'
import { sharePreview } from '@/lib/share/share-preview'
import { shareToken } from '@/lib/share/share-token'
import type { ShareLinkView } from '@/lib/share/share-view'
import { toSharedLink } from '@/lib/share/to-shared'
import type { WorkspaceScope } from '@/lib/workspaces/scope'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'
import { sampleVideo } from '@/tests/lib/media/sample-video'
import { store } from '@/tests/lib/media/stored'
import { browser, dataOf, named, newId, shareAs } from './sharing'
import { signedIn } from './signed-in'

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

  const share = (over: Partial<NewShare> = {}, as: WorkspaceScope = mine.scope) =>
    shareAs(as, { videoIds: [videoId], ...over })

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
})
