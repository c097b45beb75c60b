import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { LENGTH_HEADER, restoreLength } from '@/lib/media/response-length'

describe('restoreLength', () => {
  let close = async () => {}
  afterEach(() => close())

  const ask = async (listener: RequestListener, method = 'GET') => {
    const server = createServer((request, response) => {
      restoreLength(response)
      listener(request, response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    close = () => new Promise((resolve) => server.close(() => resolve()))
    const { port } = server.address() as AddressInfo
    return fetch(`http://127.0.0.1:${port}/`, { method, headers: { connection: 'close' } })
  }
  const said = ({ headers }: Response) => [
    headers.get('content-length'),
    headers.get('transfer-encoding'),
    headers.get(LENGTH_HEADER),
  ]

  it('gives a streamed body its length', async () => {
    const response = await ask((_, answer) => {
      answer.appendHeader(LENGTH_HEADER, '6')
      answer.write('abc')
      answer.end('def')
    })
    expect(said(response)).toEqual(['6', null, null])
    expect(await response.text()).toBe('abcdef')
  })

  it('gives HEAD its length', async () => {
    const response = await ask((_, answer) => {
      answer.setHeader(LENGTH_HEADER, '6')
      answer.writeHead(206, { 'x-other': '1' })
      answer.end()
    }, 'HEAD')
    expect([response.status, ...said(response)]).toEqual([206, '6', null, null])
  })

  it('says no length of what is compressed on its way', async () => {
    const packed = gzipSync('abcdef')
    const response = await ask((_, answer) => {
      answer.setHeader(LENGTH_HEADER, '6')
      answer.setHeader('content-encoding', 'gzip')
      answer.write(packed.subarray(0, 8))
      answer.end(packed.subarray(8))
    })
    expect(said(response)).toEqual([null, 'chunked', null])
    expect(await response.text()).toBe('abcdef')
  })

  it('leaves other answers alone', async () => {
    const response = await ask((_, answer) => {
      answer.write('abc')
      answer.end()
    })
    expect(said(response)).toEqual([null, 'chunked', null])
    await response.text()
  })

  it('lets a reader see that a body broke off', async () => {
    const response = await ask((_, answer) => {
      answer.setHeader(LENGTH_HEADER, '6')
      answer.write('abc', () => answer.destroy())
    })
    await expect(response.text()).rejects.toThrow()
  })
})
