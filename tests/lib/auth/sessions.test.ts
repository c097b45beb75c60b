import { expect, it } from 'vitest'
import { changePassword } from '@/lib/auth/change-password'
import { endOtherSessions, endOwnSession, endSession } from '@/lib/auth/end-session'
import { viewerOfCookie, viewerOfSession } from '@/lib/auth/request-viewer'
import { sealSession } from '@/lib/auth/session-cookie'
import { findLiveSessions } from '@/lib/auth/session-store'
import { signIn, startSession } from '@/lib/auth/sign-in'
import type { Viewer } from '@/lib/auth/viewer'
import { db } from '@/lib/db/client'
import { env, setEnv } from '@/lib/env'
import { say } from '@/lib/intl/said'
import { from, makeAccount, PASSWORD, somewhere } from '@/tests/helpers/accounts'
import { describeOnEachDatabase } from '@/tests/helpers/database'

const DAY_MS = 24 * 3600 * 1000
const place = { address: '127.0.0.1', userAgent: null }

const signedIn = async (userId: string): Promise<Viewer> => {
  const viewer = await viewerOfSession(await startSession(userId, place))
  if (!viewer) throw new Error('the new session signs nobody in')
  return viewer
}

describeOnEachDatabase('a session', (useDatabase) => {
  useDatabase()

  it('signs in by its cookie, and no other value does', async () => {
    const { userId, email } = await makeAccount()
    const viewer = await signedIn(userId)
    const cookie = await sealSession(viewer.sessionId)
    expect(await viewerOfCookie(cookie)).toEqual(viewer)
    expect(viewer).toMatchObject({ userId, email, displayName: 'Emre Kaya' })
    for (const value of [undefined, '', viewer.sessionId, `${cookie}x`, cookie.slice(0, -2)]) {
      expect(await viewerOfCookie(value)).toBeNull()
    }
    setEnv({ ...env(), authSecret: 'another secret, of another installation' })
    expect(await viewerOfCookie(cookie)).toBeNull()
  })

  it('is over with the next request once it is ended', async () => {
    const { userId } = await makeAccount()
    const [viewer, other] = [await signedIn(userId), await signedIn(userId)]
    await endSession(viewer, other.sessionId)
    expect(await viewerOfSession(other.sessionId)).toBeNull()
    expect(await viewerOfSession(viewer.sessionId)).toEqual(viewer)
    await expect(endSession(viewer, other.sessionId)).rejects.toMatchObject({ code: 'not_found' })
    await endOwnSession(viewer)
    await endOwnSession(viewer)
    expect(await viewerOfSession(viewer.sessionId)).toBeNull()
  })

  it('cannot be ended by somebody else, and the answer does not tell that it exists', async () => {
    const mine = await signedIn((await makeAccount()).userId)
    const theirs = await signedIn((await makeAccount()).userId)
    const [foreign, unknown] = await Promise.all(
      [theirs.sessionId, 'no-such-session'].map((id) =>
        endSession(mine, id).catch(({ code, message }) => ({ code, message })),
      ),
    )
    expect(foreign).toMatchObject({ code: 'not_found' })
    expect(unknown).toEqual(foreign)
    expect(await viewerOfSession(theirs.sessionId)).toEqual(theirs)
  })

  it('ends with its user', async () => {
    const { userId } = await makeAccount()
    const viewer = await signedIn(userId)
    await db().user.delete({ where: { id: userId } })
    expect(await viewerOfSession(viewer.sessionId)).toBeNull()
  })

  it('slides while it is used, is written at most once a minute, and ends after 30 idle days', async () => {
    const { userId } = await makeAccount()
    const start = new Date('2026-03-01T10:00:00Z')
    const at = (ms: number) => new Date(start.getTime() + ms)
    const id = await startSession(userId, place, start)
    const seen = async () => (await db().session.findUniqueOrThrow({ where: { id } })).lastSeenAt
    expect(await viewerOfSession(id, at(59_000))).not.toBeNull()
    expect(await seen()).toEqual(start)
    expect(await viewerOfSession(id, at(60_000))).not.toBeNull()
    expect(await seen()).toEqual(at(60_000))
    expect(await viewerOfSession(id, at(29 * DAY_MS))).not.toBeNull()
    expect(await viewerOfSession(id, at(58 * DAY_MS))).not.toBeNull()
    expect(await viewerOfSession(id, at(88 * DAY_MS))).toBeNull()
  })

  it('is listed while it lives, and ends with all others at one word', async () => {
    const { userId } = await makeAccount()
    const viewer = await signedIn(userId)
    const others = [await signedIn(userId), await signedIn(userId)]
    expect(await findLiveSessions(userId, new Date())).toHaveLength(3)
    expect(await endOtherSessions(viewer)).toBe(2)
    const left = await findLiveSessions(userId, new Date())
    expect(left.map(({ id }) => id)).toEqual([viewer.sessionId])
    for (const other of others) expect(await viewerOfSession(other.sessionId)).toBeNull()
  })
})

describeOnEachDatabase('changing the password', (useDatabase) => {
  useDatabase()
  const change = (viewer: Viewer, currentPassword: string) =>
    changePassword(viewer, {
      currentPassword,
      newPassword: 'battery staple',
      place: from(somewhere()),
    })

  it('ends every other session and leaves the one that asked', async () => {
    const { userId, email } = await makeAccount()
    const [viewer, other] = [await signedIn(userId), await signedIn(userId)]
    expect(await change(viewer, PASSWORD)).toEqual({ endedSessions: 1 })
    expect(await viewerOfSession(viewer.sessionId)).toEqual(viewer)
    expect(await viewerOfSession(other.sessionId)).toBeNull()
    const again = (password: string) => signIn({ email, password, place: from(somewhere()) })
    await expect(again(PASSWORD)).rejects.toMatchObject({ code: 'unauthenticated' })
    expect((await again('battery staple')).userId).toBe(userId)
  })

  it('wants the current one, beside its field, and counts the tries', async () => {
    const viewer = await signedIn((await makeAccount()).userId)
    for (let tries = 0; tries < 10; tries++) {
      await expect(change(viewer, 'wrong')).rejects.toMatchObject({
        code: 'invalid',
        fields: { currentPassword: say('errors.auth.notCurrentPassword') },
      })
    }
    await expect(change(viewer, PASSWORD)).rejects.toMatchObject({ code: 'rate_limited' })
  })

  it('gives one to an account that had none', async () => {
    const { userId, email } = await makeAccount({ passwordHash: null })
    await change(await signedIn(userId), '')
    const place = from(somewhere())
    expect((await signIn({ email, password: 'battery staple', place })).userId).toBe(userId)
  })

  it('leaves no session of the old password, however a sign-in runs beside it', async () => {
    const { userId, email } = await makeAccount()
    const viewer = await signedIn(userId)
    const signIns = Array.from({ length: 4 }, () =>
      signIn({ email, password: PASSWORD, place: from(somewhere()) }).catch(() => null),
    )
    await Promise.all([change(viewer, PASSWORD), ...signIns])
    const left = await findLiveSessions(userId, new Date())
    expect(left.map(({ id }) => id)).toEqual([viewer.sessionId])
  })
})
