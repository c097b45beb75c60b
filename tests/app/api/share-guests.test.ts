import { beforeAll, expect, it } from 'vitest'
import { POST as postGuest } from '@/app/api/share/[token]/guest/route'
import { POST as postRestore } from '@/app/api/share/[token]/videos/[videoId]/review/comments/[commentId]/restore/route'
import {
  DELETE as deleteComment,
  PATCH as patchComment,
} from '@/app/api/share/[token]/videos/[videoId]/review/comments/[commentId]/route'
import { POST as postComment } from '@/app/api/share/[token]/videos/[videoId]/review/comments/route'
import { POST as postDecision } from '@/app/api/share/[token]/videos/[videoId]/review/decisions/route'
import { GET as getReview } from '@/app/api/share/[token]/videos/[videoId]/review/route'
import { db } from '@/lib/db/client'
import { deleteComment as deleteAsMember } from '@/lib/review/change-comment'
import { readReview } from '@/lib/review/read-review'
import type { ReviewView } from '@/lib/review/review-view'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'
import { browser, dataOf, named, shareAs } from './sharing'

describeOnEachDatabase('guests of share links', (useDatabase) => {
  useDatabase()
  let mine: MadeWorkspace
  let videoId: string

  beforeAll(async () => {
    mine = await makeWorkspace()
    videoId = (await makeVideo(mine, { prompt: 'A secret harbour' })).id
  })

  const share = () => shareAs(mine.scope, { videoIds: [videoId] })

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
