import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GET as tickByGet, POST as tickByPost } from '@/app/api/cron/tick/route'
import { GET as getHealth } from '@/app/api/health/route'
import { env, setEnv } from '@/lib/env'
import { changeProviderStatus } from '@/lib/tasks/provider-store'
import packageJson from '@/package.json'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { makeWorkspace, unique } from '@/tests/helpers/factories'
import { accepted, json, plugInOddProvider } from '@/tests/helpers/odd-provider'
import { reload, submitAs } from '@/tests/helpers/studio'

/** What machines ask: a clock, and whoever watches over the process. */

const SECRET = 'a-secret-of-the-clock'

const withSecret = (authorization?: string) =>
  new Request('http://studio.test/api/cron/tick', {
    headers: authorization === undefined ? {} : { authorization },
  })

describeOnEachDatabase('the clock', (useDatabase) => {
  useDatabase()

  const setSecret = (cronSecret: string | undefined) => setEnv({ ...env(), cronSecret })

  it('does what is due, by GET and by POST', async () => {
    setSecret(SECRET)
    const id = unique('n75')
    await plugInOddProvider({ create: (_, response) => json(response, accepted(id)) })
    const task = await submitAs(await makeWorkspace(), {
      type: 'std-text-to-video',
      prompt: 'A quiet harbour',
    })
    const sent = await tickByPost(withSecret(`Bearer ${SECRET}`))
    expect([sent.status, await sent.json()]).toEqual([
      200,
      { ok: true, data: { begun: expect.any(Number) } },
    ])
    expect((await reload(task)).providerTaskId).toBe(id)
    expect((await tickByGet(withSecret(`Bearer ${SECRET}`))).status).toBe(200)
  })

  it.each([undefined, '', 'Bearer', 'Bearer ', SECRET, `Bearer ${SECRET}x`, `Basic ${SECRET}`])(
    'is closed to %j',
    async (authorization) => {
      setSecret(SECRET)
      expect((await tickByGet(withSecret(authorization))).status).toBe(401)
    },
  )

  it('is closed to everybody while there is no secret', async () => {
    setSecret(undefined)
    for (const authorization of ['Bearer undefined', 'Bearer ', 'Bearer null']) {
      expect((await tickByGet(withSecret(authorization))).status).toBe(401)
    }
  })
})

describeOnEachDatabase('health', (useDatabase) => {
  const database = useDatabase()
  const health = async () => {
    const response = await getHealth()
    return { status: response.status, body: await response.json() }
  }

  it('is 200 while the database answers, whatever became of the provider', async () => {
    const answered = {
      status: 'ok',
      version: packageJson.version,
      database: { kind: database.kind, ok: true },
      worker: { ok: false, lastTickAt: null },
      provider: { mode: 'emulated', ok: true },
      storage: { kind: 'disk', ok: true, problem: null },
    }
    expect(await health()).toEqual({ status: 200, body: answered })
    await changeProviderStatus('emulated', { lastAnswerAt: new Date(), lastAnswerOk: false })
    expect(await health()).toEqual({
      status: 200,
      body: { ...answered, provider: { mode: 'emulated', ok: false } },
    })
  })

  it('sees the beat of a worker', async () => {
    setEnv({ ...env(), cronSecret: SECRET })
    await tickByGet(withSecret(`Bearer ${SECRET}`))
    const { body } = await health()
    expect(body.worker).toEqual({ ok: true, lastTickAt: expect.any(String) })
  })

  describe('without a database', () => {
    let usual: ReturnType<typeof env>
    beforeEach(() => {
      usual = env()
    })
    afterEach(() => setEnv(usual))

    it('is 503, and says no more than that', async () => {
      setEnv({
        ...env(),
        database:
          database.kind === 'sqlite'
            ? { kind: 'sqlite', path: '/dev/null/nowhere.db' }
            : { kind: 'postgresql', url: 'postgres://u:secret@127.0.0.1:9/x' },
      })
      const { status, body } = await health()
      expect(status).toBe(503)
      expect(body).toMatchObject({ status: 'unavailable', database: { ok: false } })
      expect(JSON.stringify(body)).not.toContain('secret')
    })
  })
})
