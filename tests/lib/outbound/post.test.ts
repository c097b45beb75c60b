import { describe, expect, test } from 'vitest'
import type { Resolver } from '@/lib/outbound/fetch'
import { outboundPost, type PostOptions } from '@/lib/outbound/post'
import { serveHttp } from '../../helpers/loopback'
import { HOSTILE_HOSTS } from './hostile-hosts'

const post = (address: string, over: Partial<PostOptions> = {}) =>
  outboundPost(address, {
    allowHosts: [],
    headers: {
      authorization: 'vapid t=a, k=b',
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: '60',
      urgency: 'normal',
    },
    body: Buffer.from('sealed'),
    ...over,
  })

const refused = { name: 'DownloadError', problem: 'refused_address' }

describe('what a browser names as its push service', () => {
  test.each(HOSTILE_HOSTS)('is never %s', async (host) => {
    await expect(post(`https://${host}:9/`)).rejects.toMatchObject(refused)
  })

  test.each(['http://push.example.com/1', 'ftp://push.example.com/1', '//push.example.com', ''])(
    'is reached by https alone: %s',
    async (address) => {
      const resolver: Resolver = async () => {
        throw new Error('nothing should be looked up')
      }
      await expect(post(address, { resolver })).rejects.toMatchObject(refused)
    },
  )
})

test('a body is sent whole, and a redirect is an answer like others', async () => {
  const seen: string[] = []
  const { origin, hostPort } = await serveHttp(async (request, response) => {
    for await (const chunk of request) seen.push(`${request.method} ${request.url} ${chunk}`)
    response.writeHead(307, { location: '/elsewhere' }).end()
  })
  const { status } = await post(`${origin}/1`, { allowHosts: [hostPort] })
  expect(status).toBe(307)
  expect(seen).toEqual(['POST /1 sealed'])
})
