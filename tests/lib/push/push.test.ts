import { beforeEach, expect, it } from 'vitest'
import type { Viewer } from '@/lib/auth/viewer'
import { db } from '@/lib/db/client'
import { env, setEnv } from '@/lib/env'
import type { Locale } from '@/lib/intl/locale'
import { browserSchema } from '@/lib/push/browser'
import type { Notice } from '@/lib/push/notice'
import { sendTest, subscribe, unsubscribe } from '@/lib/push/subscribe'
import { tellMember } from '@/lib/push/tell-member'
import { vapidPublicKey } from '@/lib/push/vapid'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { makeUser, unique } from '@/tests/helpers/factories'
import { type Answer, makeBrowser, readVapid, startPushService } from '@/tests/helpers/push-service'

const notice: Notice = {
  path: '/w/north/videos/1',
  words: (locale) => ({ title: `Ready (${locale})`, body: 'Film · Shot 1' }),
}

describeOnEachDatabase('telling a member', (useDatabase) => {
  useDatabase()
  let viewer: Viewer

  const signIn = async (userId: string): Promise<Viewer> => {
    const { id } = await db().session.create({
      data: { userId, expiresAt: new Date(Date.now() + 60_000) },
      select: { id: true },
    })
    return { userId, sessionId: id, email: 'x@example.com', displayName: 'Mina', locale: null }
  }
  beforeEach(async () => {
    viewer = await signIn((await makeUser()).id)
  })

  /** A browser of somebody who is signed in, at a service of its own. */
  const listen = async (of: Viewer, ...answers: Answer[]) => {
    const { origin, received } = await startPushService(...answers)
    const browser = makeBrowser(`${origin}/push/${unique()}`)
    await subscribe(of, browserSchema.parse(browser.given))
    const messages = () => received.map(({ body }) => JSON.parse(browser.open(body)))
    return { ...browser, received, messages }
  }
  const tell = (userId = viewer.userId) => tellMember(userId, async () => notice)
  const subscriptions = (userId = viewer.userId) =>
    db().pushSubscription.count({ where: { userId } })

  it('reaches the browser, sealed and signed', async () => {
    setEnv({ ...env(), appUrl: 'https://dailies.example' })
    const { received, messages, given } = await listen(viewer)
    await tell()
    expect(messages()).toEqual([
      {
        path: notice.path,
        words: { en: notice.words('en'), ko: notice.words('ko'), tr: notice.words('tr') },
      },
    ])
    const [{ headers, path, body } = { headers: {}, path: '', body: Buffer.alloc(0) }] = received
    expect(given.endpoint.endsWith(path)).toBe(true)
    expect(headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: '43200',
    })
    expect(body.toString('latin1')).not.toContain('Ready')
    const vapid = readVapid(String(headers.authorization))
    expect(vapid).toMatchObject({
      isSigned: true,
      key: vapidPublicKey(),
      head: { alg: 'ES256', typ: 'JWT' },
      claims: { aud: new URL(given.endpoint).origin, sub: 'https://dailies.example' },
    })
    const seconds = vapid.claims.exp - Date.now() / 1000
    expect(seconds).toBeGreaterThan(3600)
    expect(seconds).toBeLessThan(24 * 3600)
  })

  it('speaks the language of the account where it has chosen one', async () => {
    const { messages } = await listen(viewer)
    await db().user.update({
      where: { id: viewer.userId },
      data: { locale: 'ko' satisfies Locale },
    })
    await tell()
    expect(messages()).toEqual([{ path: notice.path, words: { ko: notice.words('ko') } }])
  })

  it('reaches nobody else, and asks for no words where nobody listens', async () => {
    const other = await signIn((await makeUser()).id)
    const { received } = await listen(viewer)
    let asked = 0
    await tellMember(other.userId, async () => {
      asked += 1
      return notice
    })
    await tellMember(viewer.userId, async () => null)
    expect(asked).toBe(0)
    expect(received).toHaveLength(0)
  })

  it('ends with the session, however that ends', async () => {
    const over = [{ revokedAt: new Date() }, { expiresAt: new Date(Date.now() - 1000) }]
    for (const data of over) {
      const browserOf = await signIn(viewer.userId)
      const { received } = await listen(browserOf)
      await db().session.update({ where: { id: browserOf.sessionId }, data })
      await tell()
      expect(received).toHaveLength(0)
      expect(await subscriptions()).toBe(0)
    }
  })

  it('is switched off, and follows a browser to whoever signs in next', async () => {
    const { given, received } = await listen(viewer)
    const next = await signIn((await makeUser()).id)
    await subscribe(next, browserSchema.parse(given))
    await tell()
    expect(received).toHaveLength(0)
    await tell(next.userId)
    expect(received).toHaveLength(1)
    await unsubscribe(next)
    await tell(next.userId)
    expect(received).toHaveLength(1)
  })

  it('is one subscription for the same press twice', async () => {
    const { given } = await listen(viewer)
    const press = () => subscribe(viewer, browserSchema.parse(given))
    await Promise.all([press(), press()])
    expect(await subscriptions()).toBe(1)
  })

  it.each([404, 410])('forgets a browser that its service answers with %i', async (status) => {
    const { received } = await listen(viewer, { status })
    await tell()
    expect(received).toHaveLength(1)
    expect(await subscriptions()).toBe(0)
    await expect(sendTest(viewer)).rejects.toMatchObject({ code: 'not_found' })
  })

  it.each([429, 503])('tries again after %i', async (status) => {
    const { received, messages } = await listen(viewer, { status }, { status: 201 })
    await tell()
    expect(received).toHaveLength(2)
    expect(messages()[1]).toEqual(messages()[0])
  })

  it('gives up for now where a service stays down, and keeps the browser', async () => {
    const { received } = await listen(viewer, { status: 502 })
    await expect(sendTest(viewer)).rejects.toMatchObject({ code: 'unreachable' })
    expect(received).toHaveLength(3)
    expect(await subscriptions()).toBe(1)
  }, 20_000)

  it.each(['3600', new Date(Date.now() + 3_600_000).toUTCString()])(
    'does not press a service that wants to be asked later: %s',
    async (after) => {
      const { received } = await listen(viewer, { status: 429, headers: { 'retry-after': after } })
      await tell()
      expect(received).toHaveLength(1)
      expect(await subscriptions()).toBe(1)
    },
  )

  it('takes a refusal, and a redirect, as one and keeps the browser', async () => {
    const elsewhere = await startPushService()
    const headers = { location: `${elsewhere.origin}/inner` }
    for (const answer of [{ status: 403 }, { status: 307, headers }]) {
      const { received } = await listen(viewer, answer)
      await tell()
      expect(received).toHaveLength(1)
      expect(await subscriptions()).toBe(1)
    }
    expect(elsewhere.received).toHaveLength(0)
  })

  it('sends a test to the browser that asks alone, and not too often', async () => {
    const elsewhere = await listen(await signIn(viewer.userId))
    const here = await listen(viewer)
    await sendTest(viewer)
    expect(here.messages()).toMatchObject([{ path: '/account' }])
    expect(elsewhere.received).toHaveLength(0)
    const more = await Promise.allSettled(Array.from({ length: 5 }, () => sendTest(viewer)))
    const refused = more.filter(({ status }) => status === 'rejected')
    expect(refused.length).toBeGreaterThanOrEqual(3)
    expect(refused[0]).toMatchObject({ reason: { code: 'rate_limited' } })
  })

  it.each([
    'http://push.example.com/1',
    'https://127.0.0.1/1',
    'https://192.168.1.1/1',
    'https://printer.local/1',
    'https://user:key@push.example.com/1',
    'file:///etc/passwd',
    'push',
  ])('sends nothing to %s', async (endpoint) => {
    const { given } = makeBrowser(endpoint)
    await expect(subscribe(viewer, browserSchema.parse(given))).rejects.toMatchObject({
      code: 'invalid',
    })
    // As if it had been let in: the guard asks again when it sends.
    await db().pushSubscription.create({
      data: { ...given, id: viewer.sessionId, userId: viewer.userId },
    })
    await expect(sendTest(viewer)).rejects.toMatchObject({ code: 'unreachable' })
  })

  it('takes no keys that nothing can be sealed for', async () => {
    const { given } = makeBrowser('https://push.example.com/1')
    const noPoint = { ...given, p256dh: Buffer.alloc(65, 4).toString('base64url') }
    await expect(subscribe(viewer, noPoint)).rejects.toMatchObject({ code: 'invalid' })
    for (const wrong of [
      { auth: 'x' },
      { p256dh: '!'.repeat(87) },
      { endpoint: 'x'.repeat(3000) },
    ]) {
      expect(browserSchema.safeParse({ ...given, ...wrong }).success).toBe(false)
    }
    expect(browserSchema.parse({ ...given, auth: `${given.auth}==` })).toEqual(given)
  })
})
