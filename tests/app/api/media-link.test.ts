import { randomBytes } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { GET, HEAD } from '@/app/api/media/[token]/route'
import { db } from '@/lib/db/client'
import { env, setEnv } from '@/lib/env'
import { checkLink, signInputLink } from '@/lib/media/signed-link'
import { createInput } from '@/lib/media/store'
import { describeOnEachDatabase } from '../../helpers/database'
import { makeWorkspace } from '../../helpers/factories'
import { sha256, store } from '../../lib/media/stored'

describeOnEachDatabase('a signed link', (useDatabase) => {
  useDatabase()
  const content = new Uint8Array(randomBytes(5000))
  const baseUrl = 'https://studio.test'
  const contentType = 'video/mp4'
  const soon = () => new Date(Date.now() + 60_000)
  let inputId = ''
  beforeAll(async () => {
    const { scope } = await makeWorkspace()
    const input = await createInput({
      workspaceId: scope.workspaceId,
      userId: scope.userId,
      kind: 'video',
      name: '비밀.mp4',
      storageKey: await store(content, 'mp4'),
      thumbnailKey: null,
      sha256: sha256(content),
      contentType,
      sizeBytes: content.length,
      width: 320,
      height: 320,
      durationSeconds: 3,
    })
    inputId = input.id
  })

  const ask = (link: string, headers: Record<string, string> = {}, method = 'GET') => {
    const token = new URL(link).pathname.split('/').at(-1) ?? ''
    const request = new Request(link, { method, headers })
    return (method === 'HEAD' ? HEAD : GET)(request, { params: Promise.resolve({ token }) })
  }
  const hashOf = async (response: Response) => sha256(new Uint8Array(await response.arrayBuffer()))
  const link = (expiresAt = soon()) => signInputLink(inputId, expiresAt, { baseUrl, contentType })

  it('gives the file without a session, whole or in part, and ends like one', async () => {
    expect(link()).toMatch(/^https:\/\/studio\.test\/api\/media\/[\w.-]+\.mp4$/)
    const whole = await ask(link())
    expect(whole.status).toBe(200)
    expect(whole.headers.get('content-type')).toBe('video/mp4')
    expect(await hashOf(whole)).toBe(sha256(content))
    const part = await ask(link(), { range: 'bytes=-100' })
    expect(part.status).toBe(206)
    expect(await hashOf(part)).toBe(sha256(content.subarray(4900)))
  })

  it('answers HEAD', async () => {
    const response = await ask(link(), {}, 'HEAD')
    expect([response.status, response.body]).toEqual([200, null])
    expect(response.headers.get('content-length')).toBe('5000')
  })

  it('tells nobody the name that a member gave the file, and is not kept by caches', async () => {
    const response = await ask(link(), {}, 'HEAD')
    expect(JSON.stringify([...response.headers])).not.toContain('%EB')
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('ends when its time is over', async () => {
    expect((await ask(link(new Date(Date.now() - 1000)))).status).toBe(410)
    const now = new Date('2026-05-01T12:00:00Z')
    const token = link(now).split('/').at(-1) ?? ''
    expect(checkLink(token, new Date(now.getTime() - 1)).state).toBe('valid')
    expect(checkLink(token, now).state).toBe('expired')
  })

  it('is refused when one character of it is changed', async () => {
    const good = link()
    const start = good.indexOf('/api/media/') + '/api/media/'.length
    for (let at = start; at < good.length; at += 1) {
      const other = good[at] === 'a' ? 'b' : 'a'
      const forged = `${good.slice(0, at)}${other}${good.slice(at + 1)}`
      // A dot that becomes a letter leaves no link at all; nothing may be served for either.
      expect((await ask(forged)).status, forged).toBe(404)
    }
  })

  it.each([
    ['nothing', ''],
    ['a word', 'x'],
    ['dots', '....'],
    ['another shape', 'a.b.c.mp4'],
    ['a path', '../../etc/passwd'],
    ['very long', `${'a'.repeat(9000)}.mp4`],
  ])('is refused when it is %s', async (_, token) => {
    expect(checkLink(token, new Date())).toEqual({ state: 'invalid' })
  })

  it('of another installation is refused', async () => {
    const foreign = link()
    setEnv({ ...env(), authSecret: 'another secret of enough characters' })
    expect((await ask(foreign)).status).toBe(404)
  })

  it('still works after its input was taken off the list', async () => {
    await db().input.update({ where: { id: inputId }, data: { deletedAt: new Date() } })
    expect((await ask(link(), {}, 'HEAD')).status).toBe(200)
    await db().input.update({ where: { id: inputId }, data: { deletedAt: null } })
  })

  it('to nothing is not found', async () => {
    const nothing = signInputLink('nothing', soon(), { baseUrl, contentType })
    expect((await ask(nothing)).status).toBe(404)
  })
})
