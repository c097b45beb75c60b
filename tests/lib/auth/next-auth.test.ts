import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { GET, POST } from '@/app/api/auth/[...nextauth]/route'
import { intentCookie, sealIntent } from '@/lib/auth/first-run-intent'
import { openSession } from '@/lib/auth/session-cookie'
import { db } from '@/lib/db/client'
import { env, setEnv } from '@/lib/env'
import { makeAccount, PASSWORD, somewhere } from '@/tests/helpers/accounts'
import { describeOnDatabase, describeOnEachDatabase } from '@/tests/helpers/database'
import { unique } from '@/tests/helpers/factories'
import { type Claims, startOidcIssuer } from '@/tests/helpers/oidc-issuer'

/** A browser: it keeps cookies and asks next-auth's routes under one address. */
const browser = (base = 'http://localhost:3000', address = somewhere()) => {
  const jar = new Map<string, string>()
  const ask = async (path: string, form?: Record<string, string>) => {
    const url = new URL(path, base)
    const request = new Request(url, {
      method: form ? 'POST' : 'GET',
      headers: {
        host: url.host,
        'x-forwarded-for': address,
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    })
    const params = Promise.resolve({ nextauth: url.pathname.split('/').slice(3) })
    const response = await (form ? POST : GET)(request, { params })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', value = ''] = pair.split(/=(.*)/)
      if (value) jar.set(name, value)
      else jar.delete(name)
    }
    return response
  }
  const csrf = async () => (await (await ask('/api/auth/csrf')).json()).csrfToken
  return { jar, ask, csrf }
}

const sessionOf = ({ jar }: ReturnType<typeof browser>) =>
  openSession(jar.get('next-auth.session-token'))

describeOnEachDatabase('next-auth with a password', (useDatabase) => {
  useDatabase()
  const signIn = async (visitor: ReturnType<typeof browser>, email: string, password: string) =>
    visitor.ask('/api/auth/callback/credentials', {
      csrfToken: await visitor.csrf(),
      email,
      password,
      json: 'true',
    })

  it('signs in by a session row, tells who it is, and signs out by ending the row', async () => {
    const { email, userId } = await makeAccount()
    const visitor = browser()
    expect((await signIn(visitor, email, PASSWORD)).status).toBe(200)
    const sessionId = await sessionOf(visitor)
    const row = await db().session.findUniqueOrThrow({ where: { id: sessionId ?? '' } })
    expect(row).toMatchObject({ userId, revokedAt: null })
    const told = await (await visitor.ask('/api/auth/session')).json()
    expect(told.user).toEqual({ name: 'Emre Kaya', email })
    await visitor.ask('/api/auth/signout', { csrfToken: await visitor.csrf(), json: 'true' })
    expect(visitor.jar.has('next-auth.session-token')).toBe(false)
    const ended = await db().session.findUniqueOrThrow({ where: { id: row.id } })
    expect(ended.revokedAt).not.toBeNull()
  })

  it('tells nobody of a session that was ended elsewhere, and takes the cookie away', async () => {
    const { email, userId } = await makeAccount()
    const visitor = browser()
    await signIn(visitor, email, PASSWORD)
    await db().session.updateMany({ where: { userId }, data: { revokedAt: new Date() } })
    expect(await (await visitor.ask('/api/auth/session')).json()).toEqual({})
    expect(visitor.jar.has('next-auth.session-token')).toBe(false)
  })

  it('refuses a wrong password, a missing token of its own, and counts the tries', async () => {
    const { email } = await makeAccount()
    const visitor = browser()
    const wrong = await signIn(visitor, email, 'wrong')
    expect([wrong.status, await sessionOf(visitor)]).toEqual([401, null])
    await visitor.ask('/api/auth/callback/credentials', { email, password: PASSWORD })
    expect(await sessionOf(visitor)).toBeNull()
    for (let tries = 0; tries < 9; tries++) await signIn(visitor, email, 'wrong')
    const limited = await (await signIn(visitor, email, PASSWORD)).json()
    expect(limited.url).toContain('error=rate_limited')
    expect(await sessionOf(visitor)).toBeNull()
  })
})

describeOnDatabase('sqlite', 'the addresses that next-auth makes', (useDatabase) => {
  useDatabase()
  const signInUrl = async (base: string) => {
    const response = await browser(base).ask('/api/auth/signin?callbackUrl=/account')
    return response.headers.get('location')
  }

  it.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://192.168.1.5:3000'])(
    'stay on %s when it was asked there',
    async (base) => {
      expect(await signInUrl(base)).toBe(
        `/sign-in?callbackUrl=${encodeURIComponent(`${base}/account`)}`,
      )
    },
  )

  it('are those of APP_URL when it is set, with cookies for https only', async () => {
    setEnv({ ...env(), appUrl: 'https://studio.example', appUrlIsSet: true })
    expect(await signInUrl('http://127.0.0.1:3000')).toContain(
      encodeURIComponent('https://studio.example/account'),
    )
    const response = await browser('http://127.0.0.1:3000').ask('/api/auth/csrf')
    for (const line of response.headers.getSetCookie()) expect(line).toContain('Secure')
  })

  it('lead nowhere else', async () => {
    const response = await browser().ask('/api/auth/signin?callbackUrl=https://evil.example/x')
    expect(response.headers.get('location')).not.toContain('evil')
  })

  it.each(['not json', '[]', '"text"'])('refuse the body %s', async (body) => {
    const request = new Request('http://localhost:3000/api/auth/signin/oidc', {
      method: 'POST',
      headers: { host: 'localhost:3000', 'content-type': 'application/json' },
      body,
    })
    const params = Promise.resolve({ nextauth: ['signin', 'oidc'] })
    const response = await POST(request, { params })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ ok: false, error: { code: 'invalid' } })
  })
})

describe('next-auth with an OpenID issuer', () => {
  let issuer: Awaited<ReturnType<typeof startOidcIssuer>>
  beforeAll(async () => {
    issuer = await startOidcIssuer('dailies')
  })
  afterAll(() => issuer.stop())
  const useIssuer = () =>
    beforeEach(() => {
      const oidc = { issuer: issuer.issuer, id: 'dailies', secret: 'secret' }
      setEnv({ ...env(), oauth: { oidc } })
    })

  /** Leaves for the issuer, is approved there, and comes back: where to, and as whom. */
  const visit = async (visitor: ReturnType<typeof browser>, claims: Claims) => {
    const left = await visitor.ask('/api/auth/signin/oidc', {
      csrfToken: await visitor.csrf(),
      callbackUrl: '/account',
      json: 'true',
    })
    const back = issuer.approve((await left.json()).url, claims)
    const response = await visitor.ask(back)
    const sessionId = await sessionOf(visitor)
    const session = sessionId ? await db().session.findUnique({ where: { id: sessionId } }) : null
    return { to: response.headers.get('location'), userId: session?.userId ?? null }
  }

  describeOnEachDatabase('for who has an account', (useDatabase) => {
    useDatabase()
    useIssuer()

    it('opens the one with the same verified address, and from then on the linked one', async () => {
      const { userId, email } = await makeAccount()
      const claims = { sub: unique('sub'), email: email.toUpperCase(), email_verified: true }
      const first = await visit(browser('http://192.168.1.5:3000'), claims)
      expect(first).toEqual({ to: 'http://192.168.1.5:3000/account', userId })
      const moved = { sub: claims.sub, email: 'elsewhere@example.com', email_verified: true }
      expect((await visit(browser(), moved)).userId).toBe(userId)
      expect(await db().identity.count({ where: { userId } })).toBe(1)
    })

    it.each([{ email_verified: false }, {}])('opens none by an address with %j', async (word) => {
      const { email } = await makeAccount()
      const visited = await visit(browser(), { sub: unique('sub'), email, ...word })
      expect(visited).toEqual({ to: '/sign-in?error=unverified', userId: null })
    })

    it('refuses anybody else, and makes no account', async () => {
      const before = await db().user.count()
      const claims = { sub: unique('sub'), email: 'new@example.com', email_verified: true }
      const visited = await visit(browser('http://localhost:3000', '127.0.0.1'), claims)
      expect(visited).toEqual({ to: '/sign-in?error=no_account', userId: null })
      expect(await db().user.count()).toBe(before)
    })

    it('refuses an answer that was asked for by another browser', async () => {
      const { email } = await makeAccount()
      const asked = browser()
      const left = await asked.ask('/api/auth/signin/oidc', {
        csrfToken: await asked.csrf(),
        json: 'true',
      })
      const claims = { sub: unique('sub'), email, email_verified: true }
      const back = issuer.approve((await left.json()).url, claims)
      const victim = browser()
      await victim.ask(back)
      expect(await sessionOf(victim)).toBeNull()
    })
  })

  describeOnEachDatabase('for the first owner', (useDatabase) => {
    useDatabase()
    useIssuer()
    const claims = { sub: 'owner', email: 'Mina@Example.com', email_verified: true, name: '서미나' }

    it('needs this machine or the set-up code', async () => {
      const visited = await visit(browser(), claims)
      expect(visited).toEqual({ to: '/sign-in?error=setup_code', userId: null })
      const forged = browser()
      forged.jar.set(intentCookie().name, 'forged')
      expect((await visit(forged, claims)).userId).toBeNull()
      expect(await db().user.count()).toBe(0)
    })

    it('makes the owner with what the form said, once', async () => {
      const visitor = browser()
      const intent = { workspaceName: 'North Pier Films', creditsOnAccount: 0 }
      visitor.jar.set(intentCookie().name, await sealIntent(intent))
      const { userId } = await visit(visitor, claims)
      const users = await db().user.findMany({
        include: { memberships: { include: { workspace: true } } },
      })
      expect(users).toMatchObject([
        {
          id: userId,
          email: 'mina@example.com',
          displayName: '서미나',
          passwordHash: null,
          memberships: [{ role: 'owner', workspace: { name: 'North Pier Films' } }],
        },
      ])
      const late = browser()
      late.jar.set(intentCookie().name, await sealIntent(intent))
      const second = { sub: 'second', email: 'second@example.com', email_verified: true }
      expect((await visit(late, second)).to).toBe('/sign-in?error=no_account')
    })
  })

  describeOnDatabase('sqlite', 'for the first owner on this machine', (useDatabase) => {
    useDatabase()
    useIssuer()

    it('asks for nothing more', async () => {
      const claims = { sub: 'owner', email: 'mina@example.com', email_verified: true }
      const { userId } = await visit(browser('http://localhost:3000', '127.0.0.1'), claims)
      expect(await db().user.findMany()).toMatchObject([{ id: userId, displayName: 'mina' }])
    })
  })
})
