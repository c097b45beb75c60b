import fs from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { GET, HEAD } from '@/app/api/media/[token]/route'
import { db } from '@/lib/db/client'
import { env, setEnv } from '@/lib/env'
import { log } from '@/lib/log'
import { checkLink, signInputLink, signVideoLink } from '@/lib/media/signed-link'
import { findTask } from '@/lib/tasks/store'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { type Kling, startKling } from '@/tests/helpers/kling'
import { submitAs, workUntil } from '@/tests/helpers/studio'
import { makeVideo } from '@/tests/helpers/videos'
import { HARBOUR, makeScript } from './script'

// Outside a request of Next there is nothing to come after.
vi.mock('next/server', () => ({ after: () => {} }))

let kling: Kling
beforeAll(async () => {
  kling = await startKling()
})
afterAll(() => kling.stop())

const journal = async (): Promise<{ method: string; body: string }[]> =>
  (await fetch(new URL('/journal', kling.emulator.control))).json()

/** Fetches a result as a script does, with nothing but its address. */
const fetchLink = (link: string, method = 'GET', headers: Record<string, string> = {}) => {
  const token = new URL(link).pathname.split('/').at(-1) ?? ''
  const request = new Request(link, { method, headers })
  return (method === 'HEAD' ? HEAD : GET)(request, { params: Promise.resolve({ token }) })
}

const refuseTasks = {
  sqlite: [
    `CREATE TRIGGER full_house BEFORE INSERT ON "Task" BEGIN SELECT RAISE(ABORT, 'full_house'); END`,
  ],
  postgresql: ['ALTER TABLE "Task" ADD CONSTRAINT full_house CHECK (false) NOT VALID'],
}
const acceptTasks = {
  sqlite: ['DROP TRIGGER full_house'],
  postgresql: ['ALTER TABLE "Task" DROP CONSTRAINT full_house'],
}

describeOnEachDatabase('GET /api/status', (useDatabase) => {
  const database = useDatabase()
  let studio: MadeWorkspace
  let script: Awaited<ReturnType<typeof makeScript>>

  beforeEach(async () => {
    setEnv({ ...env(), appUrl: 'https://studio.test' })
    kling.plugIn()
    studio = await makeWorkspace()
    script = await makeScript(studio)
  })

  const taskOf = async (wireId: string) => {
    const task = await findTask(studio.scope.workspaceId, wireId.slice(3))
    if (!task) throw new Error(`no task ${wireId}`)
    return task
  }

  it('tells a whole life, and links to a copy that plays without a session', async () => {
    const prompt = unique('A harbour at dawn ')
    // Two spellings that a tidy-minded client would change.
    const { origin } = new URL(kling.refs.image.url)
    const image = `HTTP://${origin.slice('http://'.length)}/./a.png`
    const asked = { type: 'pro-image-to-video', prompt, image, duration: 3 }
    const { body: accepted } = await script.generate(asked)
    const { task_id: id } = accepted.data
    expect((await script.status(id)).body.data).toMatchObject({
      task_id: id,
      status: 'IN_PROGRESS',
      consumed_credits: 240,
      request: { type: 'pro-image-to-video', prompt, duration: 3, aspect_ratio: null },
      response: null,
      error_message: null,
      type: 'pro-image-to-video',
    })

    const running = await workUntil(await taskOf(id), 'running', 'archiving', 'done')
    const sent = (await journal()).filter(({ method }) => method === 'POST').at(-1)
    expect(JSON.parse(sent?.body ?? '')).toMatchObject({ image, duration: 3, sound: true })
    await workUntil(running, 'done')

    const { status, body } = await script.status(id)
    expect([status, body.data.status, body.data.error_message]).toEqual([200, 'SUCCESS', null])
    expect(body.data.consumed_credits).toBe(240)
    const [link] = body.data.response
    expect(link).toMatch(/^https:\/\/studio\.test\/api\/media\/video\.[\w.-]+\.mp4$/)

    const whole = await fetchLink(link)
    const bytes = new Uint8Array(await whole.arrayBuffer())
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'video/mp4'])
    expect(Buffer.from(bytes.subarray(4, 8)).toString()).toBe('ftyp')
    const part = await fetchLink(link, 'GET', { range: 'bytes=4-7' })
    expect([part.status, await part.text()]).toEqual([206, 'ftyp'])
    expect(part.headers.get('content-range')).toBe(`bytes 4-7/${bytes.length}`)
    const head = await fetchLink(link, 'HEAD')
    expect([head.status, head.headers.get('content-length')]).toEqual([200, `${bytes.length}`])
    await expectCleanBooks()
  }, 90_000)

  it('passes on the addresses of references and of a video to the letter', async () => {
    const { origin } = new URL(kling.refs.image.url)
    const images = [`${origin}/./a.png`, `${origin}//../a.png`.replace('http', 'hTTp')]
    const video = `${origin}/%61.mp4`
    const prompt = unique('A pier ')
    const asked = { type: 'o3-std-reference-to-video', prompt, images, video, duration: 3 }
    const { body } = await script.generate(asked)
    // Whatever came of it: the request has left.
    await workUntil(await taskOf(body.data.task_id), 'running', 'failed', 'archiving', 'done')
    const sent = (await journal()).find((entry) => entry.body.includes(prompt))
    expect(JSON.parse(sent?.body ?? '')).toMatchObject({ images, video, sound: false })
  })

  const said = expect.stringMatching(/\w/)
  it.each([
    ['queued', { code: 'not_sent', reason: 'x' }, 'IN_PROGRESS', null],
    ['sending', null, 'IN_PROGRESS', null],
    ['running', null, 'IN_PROGRESS', null],
    ['stalled', { code: 'no_news' }, 'IN_PROGRESS', said],
    ['lost', { code: 'not_found' }, 'IN_PROGRESS', said],
    ['unconfirmed', { code: 'unknown_outcome', reason: 'x' }, 'IN_PROGRESS', said],
    ['archiving', { code: 'archive_retry', reason: 'expired' }, 'IN_PROGRESS', said],
    ['cancelled', null, 'FAILED', said],
    ['failed', { code: 'written_off' }, 'FAILED', said],
    ['failed', { code: 'rejected', providerCode: 'X', message: 'No.' }, 'FAILED', 'X: No.'],
  ] as const)('says of %s, %j: %s', async (state, note, status, message) => {
    const task = await submitAs(studio, HARBOUR)
    await db().task.update({
      where: { id: task.id },
      data: { state, dueAt: null, ...(note ? { note } : {}) },
    })
    const { body } = await script.status(`n75${task.id}`)
    expect(body.data).toMatchObject({ status, response: null, error_message: message })
    await db().task.update({ where: { id: task.id }, data: { state: 'queued' } })
  })

  it('knows tasks of its own project alone, by their whole id', async () => {
    const task = await submitAs(studio, HARBOUR)
    const elsewhere = await makeWorkspace()
    const foreign = await submitAs(elsewhere, HARBOUR)
    const { id: projectId } = await db().project.create({
      data: { workspaceId: studio.scope.workspaceId, name: 'Second' },
    })
    const second = await makeScript({ ...studio, projectId })
    const asks = [
      script.status(`n75${foreign.id}`),
      second.status(`n75${task.id}`),
      (await makeScript(elsewhere)).status(`n75${task.id}`),
      script.status(`n71${task.id}`),
      script.status(task.id),
      script.status(`n75${task.id} `),
      script.status(`n75${task.id}\0`),
      script.status(`n75${unique()}`),
      script.status('x'.repeat(5_000)),
    ]
    for (const { status, body } of await Promise.all(asks)) {
      expect([status, body]).toEqual([
        404,
        { code: 'TASK_NOT_FOUND', message: 'There is no such task.' },
      ])
    }
    expect((await script.status(`n75${task.id}`)).status).toBe(200)
    const unnamed = await script.status('')
    expect([unnamed.status, unnamed.body.code]).toEqual([400, 'INVALID_PARAMETER'])
  })

  it('still knows tasks with the ids of earlier versions', async () => {
    const { taskId } = await makeVideo(studio)
    expect((await script.status(`n75${taskId}`)).body.data.status).toBe('SUCCESS')
  })

  describe('a link to a video', () => {
    const baseUrl = 'https://studio.test'
    const linkTo = (id: string, ms = 60_000) =>
      signVideoLink(id, new Date(Date.now() + ms), { baseUrl })

    it('ends, and of what is gone or never was there is nothing', async () => {
      const { id } = await makeVideo(studio)
      expect((await fetchLink(linkTo(id, -1_000))).status).toBe(410)
      expect((await fetchLink(linkTo('nothing'))).status).toBe(404)
      expect((await fetchLink(linkTo(id).replace('.mp4', '.mov'))).status).toBe(404)
    })

    it('opens no input, and one to an input no video', async () => {
      const { id } = await makeVideo(studio)
      const forged = linkTo(id).replace('/video.', '/')
      expect((await fetchLink(forged)).status).toBe(404)
      const state = (link: string) => checkLink(link.split('/').at(-1) ?? '', new Date()).state
      expect([state(linkTo(id)), state(forged)]).toEqual(['valid', 'invalid'])
      const input = signInputLink(id, new Date(Date.now() + 60_000), {
        ...{ baseUrl, contentType: 'video/mp4' },
      })
      expect([state(input), state(input.replace('/media/', '/media/video.'))]).toEqual([
        'valid',
        'invalid',
      ])
    })
  })

  it('writes neither prompt nor token into the log, whatever goes wrong', async () => {
    const lines: string[] = []
    const spy = vi.spyOn(fs, 'writeSync').mockImplementation((_, text) => {
      lines.push(String(text))
      return Buffer.byteLength(String(text))
    })
    log.level = 'trace'
    const secret = unique('prompt-of-nobody-')
    try {
      await kling.fault({ kind: 'internal_error', match: { prompt: secret } })
      const { body } = await script.generate({ ...HARBOUR, prompt: secret })
      await script.generate({ ...HARBOUR, prompt: secret, duration: 99 })
      await workUntil(await taskOf(body.data.task_id), 'unconfirmed', 'done', 'running')
      // The worst that may happen in the middle of a call: the row itself is refused.
      for (const statement of refuseTasks[database.kind]) await db().$executeRawUnsafe(statement)
      const broken = await script.generate({ ...HARBOUR, prompt: secret })
      for (const statement of acceptTasks[database.kind]) await db().$executeRawUnsafe(statement)
      expect(broken.status).toBe(500)
      expect(broken.body).toEqual({ code: 'INTERNAL_ERROR', message: expect.any(String) })
      expect(JSON.stringify(broken)).not.toContain('full_house')
    } finally {
      log.level = 'fatal'
      spy.mockRestore()
      await kling.clearFaults()
    }
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.join('')).not.toContain(secret)
    expect(lines.join('')).not.toContain(script.token.slice(4))
  })
})
