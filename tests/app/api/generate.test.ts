import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as generateRoute from '@/app/api/generate/route'
import * as statusRoute from '@/app/api/status/route'
import { grantCredits } from '@/lib/credits/grant-credits'
import { getBalance } from '@/lib/credits/store'
import { db } from '@/lib/db/client'
import { env, setEnv } from '@/lib/env'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { callWith, HARBOUR, makeScript } from './script'
import { signedIn } from './signed-in'

// Outside a request of Next there is nothing to come after.
const later: (() => unknown)[] = []
vi.mock('next/server', () => ({ after: (work: () => unknown) => later.push(work) }))

describeOnEachDatabase('POST /api/generate', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  let script: Awaited<ReturnType<typeof makeScript>>

  beforeEach(async () => {
    studio = await makeWorkspace()
    script = await makeScript(studio)
  })

  afterEach(() => {
    later.length = 0
  })

  const tasks = () => db().task.findMany({ where: { workspaceId: studio.scope.workspaceId } })
  const balance = () =>
    getBalance({ workspaceId: studio.scope.workspaceId, providerMode: env().provider.mode })

  it('answers at once, and is the same submission as a click', async () => {
    const { status, body, headers } = await script.generate(HARBOUR)
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    const [task] = await tasks()
    expect(body).toEqual({
      code: 200,
      message: 'success',
      data: { task_id: `n75${task?.id}`, status: 'IN_PROGRESS', consumed_credits: 200 },
    })
    expect(task).toMatchObject({
      state: 'queued',
      userId: studio.scope.userId,
      projectId: studio.projectId,
      priceCredits: 200,
    })
    expect(await balance()).toMatchObject({ available: 9_800, held: 200 })
    expect(later.length).toBe(1)
    await expectCleanBooks()
  })

  it('has the contract’s defaults, sound among them', async () => {
    const { body } = await script.generate({ type: 'pro-text-to-video', prompt: 'A harbour' })
    expect(body.data.consumed_credits).toBe(400)
    const o3 = await script.generate({ type: 'o3-std-text-to-video', prompt: 'A harbour' })
    expect(o3.body.data.task_id).toMatch(/^n71[a-z0-9]{20}$/)
  })

  it.each([
    [{}, 400, 'INVALID_TYPE'],
    [{ ...HARBOUR, prompt: '' }, 400, 'INVALID_PROMPT'],
    [{ ...HARBOUR, duration: '5' }, 400, 'INVALID_DURATION'],
    [{ ...HARBOUR, type: 'pro-image-to-video' }, 400, 'MISSING_IMAGE'],
    [{ ...HARBOUR, type: 'o3-pro-reference-to-video' }, 400, 'MISSING_IMAGE'],
    [{ ...HARBOUR, type: 'o3-pro-video-edit' }, 400, 'MISSING_VIDEO'],
    [{ ...HARBOUR, aspect_ratio: '4:3' }, 400, 'INVALID_PARAMETER'],
    ['', 400, 'INVALID_PARAMETER'],
    ['{"type":', 400, 'INVALID_PARAMETER'],
    ['[]', 400, 'INVALID_PARAMETER'],
    ['null', 400, 'INVALID_PARAMETER'],
  ])('%j is %i %s, and costs nothing', async (asked, status, code) => {
    const answer = await script.generate(asked)
    expect([answer.status, answer.body]).toEqual([
      status,
      { code, message: expect.stringMatching(/\w/) },
    ])
    expect(await tasks()).toEqual([])
  })

  it('reads JSON under any content type, and refuses what is no UTF-8', async () => {
    const asForm = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await script.generate(HARBOUR, asForm)).status).toBe(200)
    const broken = new Blob([Buffer.from(JSON.stringify(HARBOUR)), Buffer.from([0xff])]).stream()
    expect((await script.generate(broken)).body.code).toBe('INVALID_PARAMETER')
  })

  it('takes 64 KiB and not a byte more, whether its length is told or not', async () => {
    const sized = (bytes: number) => {
      const text = JSON.stringify({ ...HARBOUR, pad: '' })
      return text.replace('"pad":"', `"pad":"${'a'.repeat(bytes - text.length)}`)
    }
    const streamed = (text: string) => new Blob([text]).stream()
    const told = (text: string) => script.generate(text, { 'content-length': `${text.length}` })
    expect((await told(sized(65_536))).status).toBe(200)
    expect((await script.generate(streamed(sized(65_536)))).status).toBe(200)
    for (const answer of [
      await told(sized(65_537)),
      await script.generate(streamed(sized(65_537))),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([413, 'BODY_TOO_LARGE'])
    }
  })

  it('says that the workspace cannot pay, and makes nothing', async () => {
    studio = await makeWorkspace({ credits: 199 })
    const poor = await makeScript(studio)
    const { status, body } = await poor.generate(HARBOUR)
    expect([status, body.code]).toEqual([402, 'INSUFFICIENT_CREDITS'])
    expect(body.message).toContain('199')
    expect(await tasks()).toEqual([])
  })

  it('refuses other methods on both addresses', async () => {
    const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = generateRoute
    for (const refuse of [GET, HEAD, PUT, PATCH, DELETE, OPTIONS]) {
      const response = await refuse()
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
      expect(await response.json()).toEqual({ code: 'METHOD_NOT_ALLOWED', message: 'Use POST.' })
    }
    const { POST, PUT: put, PATCH: patch, DELETE: del, OPTIONS: options } = statusRoute
    for (const refuse of [POST, put, patch, del, options]) {
      const response = await refuse()
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET'])
    }
  })

  it('passes on addresses that the studio itself could not reach', async () => {
    const { provider } = env()
    setEnv({ ...env(), provider: { ...provider, mode: 'kling', baseUrl: 'https://kling3api.com' } })
    studio = await makeWorkspace()
    const own = await makeScript(studio)
    const image = 'HTTP://192.168.0.7:80/A b.png'.replace(' ', '%20')
    const asked = { type: 'pro-image-to-video', prompt: 'p', image }
    expect((await own.generate(asked)).status).toBe(200)
    expect((await tasks())[0]?.settings).toMatchObject({ image: { url: image } })
  })

  // ---- Idempotency-Key --------------------------------------------------------------------

  const once = (key: string) => ({ 'idempotency-key': key })

  it('is one task for one key, even sixteen at once, and holds its price once', async () => {
    // Enough for one: none of the sixteen may be refused for lack of credits.
    studio = await makeWorkspace({ credits: 200 })
    const own = await makeScript(studio)
    const key = unique('key-')
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => own.generate(HARBOUR, once(key))),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(16).fill(200))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(await tasks()).toHaveLength(1)
    expect(await balance()).toMatchObject({ available: 0, held: 200 })
    await expectCleanBooks()
  })

  it('answers a late retry as it did the first, however the task went', async () => {
    const key = once(unique('key-'))
    const first = await script.generate(HARBOUR, key)
    const [task] = await tasks()
    await db().task.update({ where: { id: task?.id ?? '' }, data: { state: 'cancelled' } })
    expect((await script.generate(HARBOUR, key)).body).toEqual(first.body)
    await db().task.update({ where: { id: task?.id ?? '' }, data: { state: 'queued' } })
  })

  it('takes bodies for the same that mean the same, and refuses another one', async () => {
    const key = once(unique('key-'))
    const asked = { type: 'pro-text-to-video', prompt: 'A harbour' }
    const { body } = await script.generate(asked, key)
    const aloud = { sound: true, cfg_scale: 0.5, duration: 5, aspect_ratio: '16:9', seed: 1 }
    expect((await script.generate({ ...aloud, ...asked }, key)).body).toEqual(body)
    for (const other of [{ sound: false }, { prompt: 'A pier' }, { duration: 6 }]) {
      const answer = await script.generate({ ...asked, ...other }, key)
      expect([answer.status, answer.body.code]).toEqual([409, 'IDEMPOTENCY_CONFLICT'])
    }
    expect(await tasks()).toHaveLength(1)
  })

  it('keeps the keys of two tokens apart, and makes a task for each call without one', async () => {
    const key = once(unique('key-'))
    const other = await makeScript(studio)
    await Promise.all([script.generate(HARBOUR, key), other.generate(HARBOUR, key)])
    await Promise.all([script.generate(HARBOUR), script.generate(HARBOUR)])
    expect(await tasks()).toHaveLength(4)
  })

  it('keeps nothing of a refusal: the same key pays once the workspace can', async () => {
    studio = await makeWorkspace({ credits: 199 })
    const own = await makeScript(studio)
    const key = once(unique('key-'))
    expect((await own.generate(HARBOUR, key)).status).toBe(402)
    await grantCredits({
      workspaceId: studio.scope.workspaceId,
      providerMode: env().provider.mode,
      amount: 201,
      actorId: null,
      idempotencyKey: unique('grant:'),
    })
    const answers = await Promise.all([1, 2].map(() => own.generate(HARBOUR, key)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(await balance()).toMatchObject({ available: 200, held: 200 })
    await expectCleanBooks()
  })

  it.each([[''], ['a b'], ['ünique'], ['a\tb'], ['a'.repeat(256)]])(
    'refuses the key %j',
    async (key) => {
      const { status, body } = await script.generate(HARBOUR, once(key))
      expect([status, body.code]).toEqual([400, 'INVALID_PARAMETER'])
      expect(await tasks()).toEqual([])
    },
  )

  it('takes a key of 255 characters', async () => {
    expect((await script.generate(HARBOUR, once('~'.repeat(255)))).status).toBe(200)
  })

  // ---- who may ----------------------------------------------------------------------------

  it.each([
    ['nothing', () => null],
    ['no scheme', (token: string) => token],
    ['another scheme', (token: string) => `Basic ${token}`],
    ['no token', () => 'Bearer '],
    ['two tokens', (token: string) => `Bearer ${token} ${token}`],
    ['a longer one', (token: string) => `Bearer ${token}a`],
    [
      'another one',
      (token: string) => `Bearer ${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`,
    ],
    ['its hash', () => `Bearer dly_${'a'.repeat(43)}`],
    ['a NUL', () => 'Bearer dly_%00'],
  ])('lets nobody in with %s', async (_, authorization) => {
    const caller = callWith(authorization(script.token))
    const answers = [await caller.generate(HARBOUR), await caller.status('n75abc')]
    for (const { status, body } of answers) {
      expect([status, body]).toEqual([
        401,
        { code: 'INVALID_API_KEY', message: expect.any(String) },
      ])
      expect(JSON.stringify(body)).not.toContain(script.token)
    }
    expect(await tasks()).toEqual([])
  })

  it('does not mind how Bearer is written', async () => {
    expect((await callWith(`bEARER   ${script.token}`).generate(HARBOUR)).status).toBe(200)
  })

  it('is not opened by a session', async () => {
    const send = await signedIn(studio.scope.userId)
    const init = { method: 'POST', body: JSON.stringify(HARBOUR) }
    expect((await generateRoute.POST(send('/api/generate', init))).status).toBe(401)
  })

  it('stays shut once the token is revoked, or its owner is no member any more', async () => {
    const { id } = await db().apiToken.findFirstOrThrow({ where: { id: script.tokenId } })
    await db().apiToken.update({ where: { id }, data: { revokedAt: new Date() } })
    expect((await script.generate(HARBOUR)).status).toBe(401)

    const member = await addMember(studio.scope, 'member')
    const theirs = await makeScript({ scope: member, projectId: studio.projectId })
    expect((await theirs.generate(HARBOUR)).status).toBe(200)
    const { workspaceId, userId } = member
    await db().membership.delete({ where: { workspaceId_userId: { workspaceId, userId } } })
    expect((await theirs.generate(HARBOUR)).status).toBe(401)
    // Membership of another workspace is none of this one.
    const elsewhere = await makeWorkspace()
    await db().membership.create({
      data: { workspaceId: elsewhere.scope.workspaceId, userId, role: 'owner' },
    })
    expect((await theirs.generate(HARBOUR)).status).toBe(401)
  })

  it('lets a viewer read and not spend', async () => {
    const { body } = await script.generate(HARBOUR)
    const viewer = await addMember(studio.scope, 'viewer')
    const theirs = await makeScript({ scope: viewer, projectId: studio.projectId })
    const refused = await theirs.generate(HARBOUR)
    expect([refused.status, refused.body.code]).toEqual([403, 'FORBIDDEN'])
    expect((await theirs.status(body.data.task_id)).status).toBe(200)
  })

  it('keeps only a hash, and writes down a use once a minute', async () => {
    const row = () => db().apiToken.findUniqueOrThrow({ where: { id: script.tokenId } })
    expect(JSON.stringify(await row())).not.toContain(script.token)
    expect((await row()).tokenHash).toMatch(/^[0-9a-f]{64}$/)
    expect((await row()).lastUsedAt).toBeNull()
    await script.generate(HARBOUR)
    const first = (await row()).lastUsedAt
    expect(Date.now() - (first?.getTime() ?? 0)).toBeLessThan(10_000)
    await script.status('n75abc')
    expect((await row()).lastUsedAt).toEqual(first)
    const before = new Date(Date.now() - 61_000)
    await db().apiToken.update({ where: { id: script.tokenId }, data: { lastUsedAt: before } })
    await script.status('n75abc')
    expect((await row()).lastUsedAt?.getTime()).toBeGreaterThan(before.getTime() + 30_000)
  })

  // ---- limits -----------------------------------------------------------------------------

  const limit = (submitsPerMinute: number, readsPerMinute: number) =>
    setEnv({ ...env(), apiLimits: { submitsPerMinute, readsPerMinute } })

  it('counts each token’s submissions, wrong ones too, and says when to come back', async () => {
    limit(3, 1_000)
    const answers = [
      await script.generate(HARBOUR),
      await script.generate({ ...HARBOUR, duration: 99 }),
      await script.generate('no JSON'),
      await script.generate(HARBOUR),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 400, 429])
    const last = answers[3]
    expect(last?.body).toEqual({ code: 'RATE_LIMITED', message: expect.any(String) })
    const seconds = Number(last?.headers.get('retry-after'))
    expect(Number.isInteger(seconds) && seconds >= 1 && seconds <= 20).toBe(true)
    // Another token has its own, and reading another.
    expect((await (await makeScript(studio)).generate(HARBOUR)).status).toBe(200)
    expect((await script.status('n75abc')).status).toBe(404)
  })

  it('lets through just as many at once as the limit says', async () => {
    limit(5, 1_000)
    const answers = await Promise.all(Array.from({ length: 12 }, () => script.generate(HARBOUR)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7)
    await expectCleanBooks()
  })

  it('counts reads, and writes only a few of them down', async () => {
    limit(1_000, 5)
    const few = await Promise.all(Array.from({ length: 8 }, () => script.status('n75abc')))
    expect(few.filter(({ status }) => status === 404)).toHaveLength(5)
    const refused = few.find(({ status }) => status === 429)
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)

    limit(1_000, 6_000)
    const other = await makeScript(studio)
    const used = () => db().rateLimit.findUnique({ where: { key: `api:read:${other.tokenId}` } })
    await other.status('n75abc')
    const first = await used()
    for (let read = 0; read < 59; read++) await other.status('n75abc')
    expect(await used()).toEqual(first)
    await other.status('n75abc')
    expect(await used()).not.toEqual(first)
  })

  it('lets very many reads at once through, and draws no more for them than they are', async () => {
    limit(1_000, 6_000)
    const reads = await Promise.all(Array.from({ length: 150 }, () => script.status('n75abc')))
    expect(reads.filter(({ status }) => status === 404)).toHaveLength(150)
    const used = await db().rateLimit.findUniqueOrThrow({
      where: { key: `api:read:${script.tokenId}` },
    })
    // Three parts of 60, each of which costs 600 ms.
    expect(used.paidUntil - Date.now()).toBeLessThan(1_801)
  })

  it('does not count calls with a wrong token', async () => {
    const before = await db().rateLimit.count()
    const stranger = callWith(`Bearer dly_${'x'.repeat(43)}`)
    for (let call = 0; call < 3; call++) await stranger.generate(HARBOUR)
    expect(await db().rateLimit.count()).toBe(before)
  })
})
