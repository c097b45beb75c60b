import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { joinHead } from '@/lib/join-head'

/** A reader that runs while the server does something else. Gives the first that comes. */
const READER = `
  const { parentPort, workerData } = require('node:worker_threads')
  const socket = require('node:net').connect(workerData.port, '127.0.0.1')
  socket.write('GET ' + workerData.path + ' HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n')
  socket.once('data', (data) => {
    parentPort.postMessage(data.toString())
    socket.destroy()
  })
`

const busyFor = (ms: number) => {
  const endsAt = performance.now() + ms
  while (performance.now() < endsAt);
}

const answers: Record<string, (response: ServerResponse) => void> = {
  '/together': (response) => {
    response.flushHeaders()
    busyFor(100)
    response.write('body')
  },
  '/later': (response) => response.flushHeaders(),
}

describe('the head of a response', () => {
  let server: Server

  beforeAll(async () => {
    server = createServer((request, response) => {
      joinHead(response)
      answers[request.url ?? '']?.(response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })

  afterAll(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })

  /** What comes with the whole head of the answer. */
  const behindHead = async (path: string): Promise<string> => {
    const { port } = server.address() as AddressInfo
    const reader = new Worker(READER, { eval: true, workerData: { port, path } })
    const first = await new Promise<string>((resolve, reject) => {
      reader.once('message', resolve)
      reader.once('error', reject)
    })
    await reader.terminate()
    const end = first.indexOf('\r\n\r\n')
    expect(end).toBeGreaterThan(0)
    return first.slice(end + 4)
  }

  it('travels with the first of the body', async () => {
    expect(await behindHead('/together')).toMatch(/^4\r\nbody/)
  })

  it('does not wait for a body that is not there', async () => {
    expect(await behindHead('/later')).toBe('')
  })
})
