import { expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { memberRoute, readJson } from '@/lib/route'
import { signedInCookie } from '@/tests/helpers/accounts'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, makeWorkspace } from '@/tests/helpers/factories'

const ask = (
  route: ReturnType<typeof memberRoute<{ videoId: string }>>,
  workspace: string,
  { method = 'GET', cookie = '', origin = '', body = '' } = {},
) => {
  const request = new Request(`http://localhost:3000/api/w/${workspace}/videos/v1`, {
    method,
    headers: { host: 'localhost:3000', cookie, ...(origin ? { origin } : {}) },
    ...(body ? { body } : {}),
  })
  return route(request, { params: Promise.resolve({ workspace, videoId: 'v1' }) })
}

const echo = memberRoute<{ videoId: string }>(
  { permission: 'workspace:read' },
  async ({ scope, params }) => Response.json({ role: scope.role, videoId: params.videoId }),
)

describeOnEachDatabase('a route of a workspace', (useDatabase) => {
  useDatabase()

  it('answers a member', async () => {
    const { scope } = await makeWorkspace({ credits: 0 })
    const cookie = await signedInCookie(scope.userId)
    const response = await ask(echo, scope.slug, { cookie })
    expect(await response.json()).toEqual({ role: 'owner', videoId: 'v1' })
  })

  it('answers 401 in the shape of a result when signed out', async () => {
    const { scope } = await makeWorkspace({ credits: 0 })
    const response = await ask(echo, scope.slug, { cookie: 'next-auth.session-token=forged' })
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
  })

  it('answers for a foreign workspace, byte for byte, as for one that does not exist', async () => {
    const mine = await makeWorkspace({ credits: 0 })
    const theirs = await makeWorkspace({ credits: 0 })
    const cookie = await signedInCookie(mine.scope.userId)
    const [foreign, unknown] = await Promise.all(
      [theirs.scope.slug, 'no-such-workspace'].map((slug) => ask(echo, slug, { cookie })),
    )
    expect(foreign?.status).toBe(404)
    expect(unknown?.status).toBe(404)
    expect(await foreign?.text()).toBe(await unknown?.text())
  })

  it('changes nothing without the proof that a page of ours asks', async () => {
    const { scope } = await makeWorkspace({ credits: 0 })
    const cookie = await signedInCookie(scope.userId)
    const post = (origin: string) => ask(echo, scope.slug, { method: 'POST', cookie, origin })
    expect((await post('')).status).toBe(403)
    expect((await post('https://evil.example')).status).toBe(403)
    expect((await post('http://localhost:3000')).status).toBe(200)
  })

  it('refuses a role that may not', async () => {
    const { scope } = await makeWorkspace({ credits: 0 })
    const viewer = await addMember(scope, 'viewer')
    const submit = memberRoute<{ videoId: string }>({ permission: 'tasks:submit' }, async () =>
      Response.json('ran'),
    )
    const response = await ask(submit, scope.slug, { cookie: await signedInCookie(viewer.userId) })
    expect(response.status).toBe(403)
  })

  it('turns errors into results: ours as they are, a bad body into 400, others into an id', async () => {
    const { scope } = await makeWorkspace({ credits: 0 })
    const cookie = await signedInCookie(scope.userId)
    const answer = async (run: (request: Request) => Promise<unknown>, body = '') => {
      const route = memberRoute<{ videoId: string }>(
        { permission: 'workspace:read' },
        async ({ request }) => Response.json(await run(request)),
      )
      const origin = 'http://localhost:3000'
      const response = await ask(route, scope.slug, { method: 'POST', cookie, origin, body })
      return [response.status, (await response.json()).error]
    }
    const refuse = () => {
      throw new AppError('storage_full', say('errors.media.diskFull'))
    }
    expect(await answer(async () => refuse())).toEqual([
      507,
      { code: 'storage_full', message: 'The disk of this studio is full. Nothing was stored.' },
    ])
    expect(await answer(readJson, '{"a":')).toEqual([
      400,
      { code: 'invalid', message: 'The body of the request is not JSON.' },
    ])
    const [status, error] = await answer(() => Promise.reject(new Error('secret detail')))
    expect(status).toBe(500)
    expect(error.message).toMatch(/[0-9a-f]{10}/)
    expect(error.message).not.toContain('secret')
  })
})
