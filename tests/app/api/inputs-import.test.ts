import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { POST } from '@/app/api/w/[workspace]/inputs/import/route'
import { db } from '@/lib/db/client'
import { env, setEnv } from '@/lib/env'
import { describeOnEachDatabase } from '../../helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace } from '../../helpers/factories'
import { closedPort, serveHttp } from '../../helpers/loopback'
import { twoHalves } from '../../lib/media/sample-image'
import { openFilesUnder } from '../../lib/media/stored'
import { signedIn } from './signed-in'

describeOnEachDatabase('an import by address', (useDatabase) => {
  useDatabase()
  let made: MadeWorkspace
  let send: Awaited<ReturnType<typeof signedIn>>
  let png: Buffer
  beforeAll(async () => {
    made = await makeWorkspace()
    send = await signedIn(made.scope.userId)
    png = await twoHalves(600, 400).png().toBuffer()
  })

  const context = () => ({ params: Promise.resolve({ workspace: made.scope.slug }) })
  /** A host of its own that may be fetched from. */
  const host = async (listener: RequestListener) => {
    const server = await serveHttp(listener)
    setEnv({ ...env(), outboundAllowHosts: [server.hostPort] })
    return server
  }
  const ask = async (
    address: unknown,
    { as = send, signal }: { as?: typeof send; signal?: AbortSignal } = {},
  ) => {
    const init = {
      method: 'POST',
      body: JSON.stringify({ address }),
      ...(signal ? { signal } : {}),
    }
    const response = await POST(as('/import', init), context())
    return { status: response.status, result: await response.json() }
  }
  const refusal = async (address: unknown) => {
    const rows = await db().input.count()
    const { status, result } = await ask(address)
    await expectNothingLeft(rows)
    return { status, message: result.error?.message }
  }
  const expectNothingLeft = async (rows: number) => {
    const temporary = join(env().dataDir, 'tmp')
    expect(await db().input.count()).toBe(rows)
    expect(await readdir(temporary).catch(() => [])).toEqual([])
    expect(openFilesUnder(temporary)).toBe(0)
  }

  it('keeps what is there as an input, under the last part of its address', async () => {
    const { origin } = await host((_, response) => response.end(png))
    const name = encodeURIComponent('밤바다.png'.normalize('NFD'))
    const { status, result } = await ask(`  ${origin}/pictures/${name}?size=large\n`)
    expect(status).toBe(201)
    expect(result.data).toMatchObject({
      kind: 'image',
      name: '밤바다.png',
      width: 600,
      height: 400,
    })
    const row = await db().input.findUniqueOrThrow({ where: { id: result.data.id } })
    expect(row).toMatchObject({ userId: made.scope.userId, nameFolded: '밤바다.png' })
  })

  it('follows a redirect, and is the same input when it is asked for twice', async () => {
    const { origin } = await host((request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: '/new.png' }).end()
      else response.end(png)
    })
    const [first, second] = [await ask(`${origin}/old`), await ask(`${origin}/old`)]
    expect([first.result.data.name, second.status]).toEqual(['new.png', 201])
    expect(first.result.data.id).toBe(second.result.data.id)
  })

  describe('is refused', () => {
    it.each([
      '',
      'picture.png',
      'ftp://example.com/a.png',
      'file:///etc/passwd',
      'data:,x',
      null,
      7,
    ])('for %j, which is no address', async (address) => {
      expect(await refusal(address)).toEqual({
        status: 400,
        message: 'Enter a whole address that begins with https:// or http://.',
      })
    })

    it.each([
      'http://127.0.0.1:1/a.png',
      'http://localhost/a.png',
      'http://169.254.169.254/latest/meta-data/',
      'http://[::1]/a.png',
      'http://0x7f.1/a.png',
      'http://10.0.0.7/a.png',
      'http://nas.lan/a.png',
      'http://user:password@example.com/a.png',
    ])('for %s, which is not public', async (address) => {
      const refused = await refusal(address)
      expect(refused.status).toBe(400)
      expect(refused.message).toMatch(/^Nothing is fetched from .+: it is not a public address\.$/)
    })

    it('when a public address leads to a private one', async () => {
      let reached = false
      const inside = await serveHttp((_, response) => {
        reached = true
        response.end(png)
      })
      const { origin } = await host((_, response) =>
        response.writeHead(302, { location: `${inside.origin}/secret.png` }).end(),
      )
      expect((await refusal(`${origin}/a.png`)).message).toContain('it is not a public address')
      expect(reached).toBe(false)
    })

    it('when nobody is there', async () => {
      const hostPort = `127.0.0.1:${await closedPort()}`
      setEnv({ ...env(), outboundAllowHosts: [hostPort] })
      expect(await refusal(`http://${hostPort}/a.png`)).toEqual({
        status: 502,
        message: `${hostPort} could not be reached. Check the address, or upload the file itself.`,
      })
    })

    it('when the host does not give it away', async () => {
      const { origin, hostPort } = await host((_, response) => response.writeHead(403).end('no'))
      expect(await refusal(`${origin}/a.png`)).toEqual({
        status: 502,
        message: `${hostPort} does not give this file away (it answered 403). Check the address, or upload the file itself.`,
      })
    })

    it('when it is a page, whatever it says to be', async () => {
      const { origin } = await host((_, response) =>
        response.setHeader('content-type', 'image/png').end('<!doctype html><title>Login</title>'),
      )
      expect(await refusal(`${origin}/a.png`)).toEqual({
        status: 415,
        message: 'This address leads to a web page. Copy the address of the image or video itself.',
      })
    })

    it('when it is nothing that can be used, or does not fit', async () => {
      const { origin } = await host((request, response) => {
        if (request.url === '/small') {
          twoHalves(100, 100)
            .png()
            .toBuffer()
            .then((bytes) => response.end(bytes))
        } else response.end('GIF89a')
      })
      expect((await refusal(`${origin}/a.gif`)).message).toContain('A GIF cannot be used.')
      expect((await refusal(`${origin}/small`)).message).toContain('at least 300 pixels')
    })

    it('when it announces too much, and as soon as it is too much', async () => {
      let sent = 0
      const { origin } = await host((request, response) => {
        if (request.url === '/announced') {
          response.writeHead(200, { 'content-length': '3000000000' })
          response.write(png)
          return
        }
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(1_000_000, 1))) sent += 1
        }
        response.write(Buffer.from('ffd8ffe0', 'hex'))
        response.on('drain', more)
        more()
      })
      const announced = await refusal(`${origin}/announced`)
      expect(announced).toEqual({
        status: 413,
        message: 'Files may have at most 200 MB; this one has 3,000 MB.',
      })
      expect((await refusal(`${origin}/endless`)).status).toBe(413)
      expect(sent).toBeLessThan(120)
    })

    it('when it breaks off', async () => {
      const { origin, hostPort } = await host((_, response) => {
        response.writeHead(200, { 'content-length': String(png.length) })
        response.write(png.subarray(0, 700), () => response.destroy())
      })
      expect(await refusal(`${origin}/a.png`)).toEqual({
        status: 502,
        message: `${hostPort} broke off before the whole file had come. Try again.`,
      })
    })

    it('when the person goes away, and the other side is let go', async () => {
      const rows = await db().input.count()
      const leaving = new AbortController()
      let closed: Promise<unknown> = Promise.resolve()
      const { origin } = await host((_, response) => {
        closed = once(response, 'close')
        response.writeHead(200, { 'content-length': String(png.length) })
        response.write(png.subarray(0, 700), () => leaving.abort())
      })
      const { status } = await ask(`${origin}/a.png`, { signal: leaving.signal })
      expect(status).toBe(502)
      await closed
      await expectNothingLeft(rows)
    })

    it('to a viewer', async () => {
      const viewer = await signedIn((await addMember(made.scope, 'viewer')).userId)
      expect((await ask('https://example.com/a.png', { as: viewer })).status).toBe(403)
    })
  })
})
