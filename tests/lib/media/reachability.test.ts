import { randomBytes } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { describe, expect, it } from 'vitest'
import { GET, HEAD } from '@/app/api/media/[token]/route'
import { type Env, env, setEnv } from '@/lib/env'
import { inEnglish } from '@/lib/intl/translate'
import { checkReachability, probeReachability } from '@/lib/media/reachability'
import { createInput } from '@/lib/media/store'
import { describeOnEachDatabase } from '../../helpers/database'
import { makeWorkspace } from '../../helpers/factories'
import { closedPort, serveHttp } from '../../helpers/loopback'
import { sha256, store } from './stored'

describeOnEachDatabase('whether the provider could fetch an input', (useDatabase) => {
  useDatabase()
  const content = new Uint8Array(randomBytes(5000))

  const workspaceWithInput = async () => {
    const { scope } = await makeWorkspace({ credits: 0 })
    await createInput({
      workspaceId: scope.workspaceId,
      userId: scope.userId,
      kind: 'image',
      name: 'a.png',
      storageKey: await store(content, 'png'),
      thumbnailKey: null,
      sha256: sha256(content),
      contentType: 'image/png',
      sizeBytes: content.length,
      width: 600,
      height: 400,
      durationSeconds: null,
    })
    return scope.workspaceId
  }
  const outside = (appUrl: string | null, more: Partial<Env> = {}) =>
    setEnv({
      ...env(),
      provider: { mode: 'kling', apiKey: 'a', baseUrl: 'https://kling3api.com', speed: 1 },
      appUrl: appUrl ?? 'http://localhost:3000',
      appUrlIsSet: appUrl !== null,
      ...more,
    })
  /** This studio, as it stands on the internet behind `listener`. */
  const studioBehind = async (listener: RequestListener) => {
    const { origin, hostPort } = await serveHttp(listener)
    outside(origin)
    return probeReachability(await workspaceWithInput(), { allowHosts: [hostPort] })
  }
  const media: RequestListener = async (request, response) => {
    const token = request.url?.split('/').at(-1) ?? ''
    const handler = request.method === 'HEAD' ? HEAD : GET
    const answer = await handler(
      new Request(`http://studio.example.com${request.url}`, { method: request.method ?? 'GET' }),
      { params: Promise.resolve({ token }) },
    )
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(Buffer.from(await answer.arrayBuffer()))
  }

  it('is not asked where the provider is on this machine', async () => {
    expect(await checkReachability(await workspaceWithInput())).toEqual({ code: 'reachable' })
    outside(null, {
      provider: { mode: 'kling', apiKey: 'a', baseUrl: 'http://127.0.0.1:4000', speed: 30 },
    })
    expect(await checkReachability(await workspaceWithInput())).toEqual({ code: 'reachable' })
  })

  it.each([
    [null, 'appUrlMissing', 'Set APP_URL to its public address'],
    ['http://192.168.1.20:3000', 'appUrlPrivate', 'from http://192.168.1.20:3000'],
    ['http://studio.local', 'appUrlPrivate', 'a tunnel gives it one'],
  ])('is certainly not so at %s', async (appUrl, code, words) => {
    outside(appUrl)
    const found = await checkReachability(await workspaceWithInput())
    expect(found).toMatchObject({ code, certain: true })
    expect('said' in found && inEnglish(found.said)).toContain(words)
  })

  it('is so when its own link gives the file', async () => {
    expect(await studioBehind(media)).toEqual({ code: 'reachable' })
  })

  describe('is in doubt', () => {
    it.each<[string, RequestListener, string]>([
      ['of a login', (_, response) => response.writeHead(401).end(), '(401)'],
      [
        'of a page with status 200',
        (_, response) => response.setHeader('content-type', 'text/html').end('hello'),
        '(200)',
      ],
      [
        'of another file',
        (_, response) =>
          response.writeHead(200, { 'content-type': 'image/png', 'content-length': '7' }).end(),
        '(200)',
      ],
    ])('because %s', async (_, listener, words) => {
      const found = await studioBehind(listener)
      expect(found).toMatchObject({ code: 'otherAnswer', certain: false })
      expect('said' in found && inEnglish(found.said)).toContain(words)
    })

    it('because nothing answers', async () => {
      const hostPort = `127.0.0.1:${await closedPort()}`
      outside(`http://${hostPort}`)
      expect(
        await probeReachability(await workspaceWithInput(), { allowHosts: [hostPort] }),
      ).toMatchObject({ code: 'noAnswer', certain: false })
    })

    it('because it leads inside', async () => {
      const found = await studioBehind((_, response) =>
        response.writeHead(307, { location: 'http://10.0.0.7/' }).end(),
      )
      expect(found).toMatchObject({ code: 'leadsInside', certain: false })
    })

    it('because nobody knows its name', async () => {
      outside('http://localhost:9')
      const resolver = async () => {
        throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
      }
      const options = { allowHosts: ['localhost:9'], resolver }
      expect(await probeReachability(await workspaceWithInput(), options)).toMatchObject({
        code: 'nameUnknown',
        certain: false,
      })
    })
  })

  it('is judged by the addresses alone where there is no input', async () => {
    outside('https://studio.example.com')
    const { scope } = await makeWorkspace({ credits: 0 })
    expect(await probeReachability(scope.workspaceId)).toEqual({ code: 'reachable' })
  })
})
