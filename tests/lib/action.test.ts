import { beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { memberAction, publicAction, viewerAction } from '@/lib/action'
import { sealSession, sessionCookie } from '@/lib/auth/session-cookie'
import { startSession } from '@/lib/auth/sign-in'
import { messageKey } from '@/lib/intl/said'
import { describeOnDatabase } from '@/tests/helpers/database'
import { addMember, makeWorkspace } from '@/tests/helpers/factories'

// Next's ambient request, which only Next can make.
const request = vi.hoisted(() => ({ headers: {} as Record<string, string>, cookie: '' }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(request.headers),
  cookies: async () => ({ get: () => (request.cookie ? { value: request.cookie } : undefined) }),
}))
vi.mock('react', async (original) => ({
  ...(await original<object>()),
  cache: (run: unknown) => run,
}))

const greet = memberAction(
  {
    permission: 'tasks:submit',
    input: z.object({ name: z.string(messageKey('errors.auth.enterName')) }),
  },
  async ({ scope, input }) => `${input.name} of ${scope.slug}`,
)
const whoami = viewerAction({ input: z.undefined() }, async ({ viewer }) => viewer.userId)
const open = publicAction({ input: z.object({}) }, async ({ facts }) => facts.address)

const own = { host: '192.168.1.5:3000', origin: 'http://192.168.1.5:3000' }
const signInAs = async (userId: string) => {
  const place = { address: null, userAgent: null }
  request.cookie = await sealSession(await startSession(userId, place))
  expect(sessionCookie().name).toBe('next-auth.session-token')
}

describeOnDatabase('sqlite', 'an action', (useDatabase) => {
  useDatabase()
  beforeEach(() => {
    request.headers = own
    request.cookie = ''
  })

  it('runs for a member, with what was parsed', async () => {
    const { scope } = await makeWorkspace({ credits: 0 })
    await signInAs(scope.userId)
    expect(await greet({ workspace: scope.slug, name: 'Mina' })).toEqual({
      ok: true,
      data: `Mina of ${scope.slug}`,
    })
    expect(await whoami()).toEqual({ ok: true, data: scope.userId })
  })

  it.each([
    ['without an Origin', { host: own.host }],
    ['from another site', { ...own, origin: 'https://evil.example' }],
    ['from a frame of another site', { ...own, 'sec-fetch-site': 'cross-site' }],
  ])('does nothing %s, whoever is signed in', async (_name, headers) => {
    const { scope } = await makeWorkspace({ credits: 0 })
    await signInAs(scope.userId)
    request.headers = headers as Record<string, string>
    const refused = { ok: false, error: { code: 'forbidden' } }
    expect(await greet({ workspace: scope.slug, name: 'Mina' })).toMatchObject(refused)
    expect(await whoami()).toMatchObject(refused)
    expect(await open({})).toMatchObject(refused)
  })

  it('says that one is signed out before it says anything else', async () => {
    expect(await greet('nonsense')).toMatchObject({
      ok: false,
      error: { code: 'unauthenticated' },
    })
  })

  it.each([
    ['a missing field', { workspace: 'x' }, { name: 'Enter a name.' }],
    ['an unknown one', { workspace: 'x', name: 'M', price: 1 }, { price: expect.any(String) }],
    ['no workspace', { name: 'M' }, { workspace: 'Name the workspace.' }],
    ['no object', 'x', { '': expect.any(String) }],
    ['nothing', undefined, { '': expect.any(String) }],
  ])('names %s', async (_name, raw, fields) => {
    const { scope } = await makeWorkspace({ credits: 0 })
    await signInAs(scope.userId)
    expect(await greet(raw)).toMatchObject({ ok: false, error: { code: 'invalid', fields } })
  })

  it('answers alike for a foreign and an unknown workspace, and refuses a weaker role', async () => {
    const mine = await makeWorkspace({ credits: 0 })
    const theirs = await makeWorkspace({ credits: 0 })
    await signInAs(mine.scope.userId)
    const foreign = await greet({ workspace: theirs.scope.slug, name: 'M' })
    expect(foreign).toMatchObject({ ok: false, error: { code: 'not_found' } })
    expect(await greet({ workspace: 'no-such', name: 'M' })).toEqual(foreign)
    await signInAs((await addMember(mine.scope, 'viewer')).userId)
    expect(await greet({ workspace: mine.scope.slug, name: 'M' })).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    })
  })
})
