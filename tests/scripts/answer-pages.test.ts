import { createServer, type Server, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { GET } from '@/app/api/w/[workspace]/videos/route'
import { answerPage } from '@/scripts/answer-pages'
import { signedIn } from '@/tests/app/api/signed-in'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'
import { makeVideos } from '@/tests/helpers/videos'

const NOT_OURS = 418

describeOnEachDatabase('a page of the gallery from our own server', (useDatabase) => {
  useDatabase()
  let mine: MadeWorkspace
  let theirs: MadeWorkspace
  let cookie = ''
  let server: Server

  beforeAll(async () => {
    mine = await makeWorkspace()
    theirs = await makeWorkspace()
    await makeVideos(mine, 60)
    cookie = (await signedIn(mine.scope.userId))('/').headers.get('cookie') ?? ''
    server = createServer((request, response) => {
      if (!answerPage(request, response)) response.writeHead(NOT_OURS).end()
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  const ask = (path: string, headers: Record<string, string> = { cookie }, method = 'GET') =>
    new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>(
      (done, fail) => {
        const { port } = server.address() as AddressInfo
        const asked = send({ port, path, method, headers }, (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part) => parts.push(part))
          answer.on('error', fail)
          answer.on('end', () => {
            const { statusCode: status = 0, headers: said } = answer
            done({ status, headers: said, body: Buffer.concat(parts) })
          })
        })
        asked.on('error', fail)
        asked.end()
      },
    )

  it.each([
    ['the newest page', ''],
    ['a page with its days and its count', '?zone=Asia/Seoul&count=1'],
    ['filters', '?choice=none&search=%EB%B0%94%EB%8B%A4'],
    ['a cursor that nobody made', '?cursor=%21'],
  ])('is what the route answers: %s', async (_, query) => {
    const path = `/api/w/${mine.scope.slug}/videos${query}`
    const request = new Request(`http://studio.test${path}`, { headers: { cookie } })
    const params = Promise.resolve({ workspace: mine.scope.slug })
    const expected = await GET(request, { params })
    const answer = await ask(path)
    expect(answer.status).toBe(expected.status)
    expect(answer.body.toString()).toBe(await expected.text())
    expect(answer.headers['cache-control']).toBe(expected.headers.get('cache-control'))
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(Number(answer.headers['content-length'])).toBe(answer.body.length)
  })

  it('lets nobody else in', async () => {
    const own = `/api/w/${mine.scope.slug}/videos`
    expect((await ask(own, {})).status).toBe(401)
    expect((await ask(own, { cookie: 'next-auth.session-token=forged' })).status).toBe(401)
    expect((await ask(`/api/w/${theirs.scope.slug}/videos`)).status).toBe(404)
    expect((await ask('/api/w/nobody-has-it/videos')).status).toBe(404)
  })

  it('is compressed for whoever takes that', async () => {
    const path = `/api/w/${mine.scope.slug}/videos`
    const plain = await ask(path)
    expect(plain.headers['content-encoding']).toBeUndefined()
    const packed = await ask(path, { cookie, 'accept-encoding': 'br, gzip' })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(packed.body).toString()).toBe(plain.body.toString())
    const refused = await ask(path, { cookie, 'accept-encoding': 'gzip;q=0' })
    expect(refused.headers['content-encoding']).toBeUndefined()
  })

  it('leaves every other request to Next', async () => {
    const own = `/api/w/${mine.scope.slug}/videos`
    expect((await ask(`${own}/months`)).status).toBe(NOT_OURS)
    expect((await ask(`${own}x`)).status).toBe(NOT_OURS)
    expect((await ask(own, { cookie }, 'POST')).status).toBe(NOT_OURS)
    expect((await ask(`/api/w/%2e%2e/videos`)).status).toBe(NOT_OURS)
  })
})
