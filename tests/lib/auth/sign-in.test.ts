import { expect, it } from 'vitest'
import { countLogin } from '@/lib/auth/login-throttle'
import { signIn } from '@/lib/auth/sign-in'
import { db } from '@/lib/db/client'
import type { AppError } from '@/lib/errors'
import { from, makeAccount, PASSWORD, somewhere } from '@/tests/helpers/accounts'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { unique } from '@/tests/helpers/factories'

const failure = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => null,
    (caught: AppError) => caught,
  )
  return error && { code: error.code, message: error.message, fields: error.fields }
}

describeOnEachDatabase('signing in', (useDatabase) => {
  useDatabase()

  it('makes a session that says where it came from', async () => {
    const { userId, email } = await makeAccount()
    const place = from('203.0.113.9')
    const made = await signIn({ email: ` ${email.toUpperCase()} `, password: PASSWORD, place })
    expect(made.userId).toBe(userId)
    const row = await db().session.findUniqueOrThrow({ where: { id: made.sessionId } })
    expect(row).toMatchObject({ userId, address: '203.0.113.9', userAgent: place.userAgent })
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(30 * 24 * 3600 * 1000)
  })

  it('answers alike for a wrong password, an unknown account and one without a password', async () => {
    const known = await makeAccount()
    const oauthOnly = await makeAccount({ passwordHash: null })
    const unknown = { email: `${unique('nobody')}@example.com` }
    const answers = await Promise.all(
      [known, oauthOnly, unknown].map(({ email }) =>
        failure(signIn({ email, password: 'wrong', place: from(somewhere()) })),
      ),
    )
    expect(answers[0]?.code).toBe('unauthenticated')
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
  })

  it('lets exactly ten of many parallel attempts at one account through', async () => {
    const { email } = await makeAccount()
    const attempts = Array.from({ length: 16 }, () =>
      failure(signIn({ email, password: 'wrong', place: from(somewhere()) })),
    )
    const codes = (await Promise.all(attempts)).map((answer) => answer?.code)
    expect(codes.filter((code) => code === 'unauthenticated')).toHaveLength(10)
    expect(codes.filter((code) => code === 'rate_limited')).toHaveLength(6)
  })

  it('limits an account that does not exist in the same words, also for the right password', async () => {
    const { email } = await makeAccount()
    const now = new Date()
    const exhaust = async (account: string) => {
      const attempt = { what: 'sign-in', account, address: somewhere(), now } as const
      for (let tries = 0; tries < 10; tries++) await countLogin(attempt)
      return failure(signIn({ email: account, password: PASSWORD, place: from(somewhere()) }, now))
    }
    const limited = await exhaust(email)
    expect(limited).toEqual({
      code: 'rate_limited',
      message: 'Too many attempts. Try again in 10 minutes.',
      fields: undefined,
    })
    expect(await exhaust(`${unique('nobody')}@example.com`)).toEqual(limited)
    const later = new Date(now.getTime() + 10 * 60_000)
    const again = { email, password: PASSWORD, place: from(somewhere()) }
    expect(await failure(signIn(again, later))).toBeNull()
  })

  it('limits one address over many accounts, and not its neighbour', async () => {
    const { email } = await makeAccount()
    await db().loginThrottle.create({
      data: { key: 'sign-in:address:198.51.100.7', attempts: 49, windowStartedAt: new Date() },
    })
    const attempt = (address: string) =>
      failure(signIn({ email: `${unique('x')}@example.com`, password: 'x', place: from(address) }))
    expect((await attempt('198.51.100.7'))?.code).toBe('unauthenticated')
    expect((await attempt('198.51.100.7'))?.code).toBe('rate_limited')
    const right = { email, password: PASSWORD }
    expect((await failure(signIn({ ...right, place: from('198.51.100.7') })))?.code).toBe(
      'rate_limited',
    )
    expect(await failure(signIn({ ...right, place: from('198.51.100.8') }))).toBeNull()
  })

  it('forgets the failures of an account when its owner gets in', async () => {
    const { email } = await makeAccount()
    const attempt = (password: string) =>
      failure(signIn({ email, password, place: from(somewhere()) }))
    for (let tries = 0; tries < 9; tries++) await attempt('wrong')
    expect(await attempt(PASSWORD)).toBeNull()
    expect((await attempt('wrong'))?.code).toBe('unauthenticated')
  })
})
