import { connect } from 'node:net'

/** One buffer for all that is read: what a reader costs must not be what is measured. */
const BUFFER_BYTES = 1024 * 1024

export type Asked = { url: string; cookie: string; range?: string }

export type Read = { status: number; bytes: number; seconds: number }

type Limits = {
  /** Rests for so long after each piece. */
  restMs?: number
  /** Leaves after so many bytes. */
  mostBytes?: number
  signal?: AbortSignal
}

/** Reads an answer over a connection of its own and drops it. It is measured from the asking on. */
export const readMedia = (
  { url, cookie, range }: Asked,
  { restMs = 0, mostBytes = Number.POSITIVE_INFINITY, signal }: Limits = {},
): Promise<Read> =>
  new Promise((resolve, reject) => {
    const { hostname, port, pathname, search, host } = new URL(url)
    const startedAt = performance.now()
    let head = ''
    let bytes = 0
    let status = 0
    const take = (length: number, buffer: Uint8Array): boolean => {
      const start = status === 0 ? readHead(length, buffer) : 0
      if (status > 0) bytes += length - start
      if (bytes >= mostBytes) socket.destroy()
      if (restMs > 0) setTimeout(() => socket.resume(), restMs)
      return restMs === 0
    }
    const readHead = (length: number, buffer: Uint8Array): number => {
      const before = head.length
      head += Buffer.from(buffer.subarray(0, length)).toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end === -1) return length
      status = Number(head.slice(9, 12))
      return end + 4 - before
    }
    const socket = connect({
      host: hostname,
      port: Number(port),
      onread: { buffer: Buffer.alloc(BUFFER_BYTES), callback: take },
    })
    signal?.addEventListener('abort', () => socket.destroy(), { once: true })
    socket.on('error', reject)
    socket.on('close', () =>
      resolve({ status, bytes, seconds: (performance.now() - startedAt) / 1000 }),
    )
    const lines = [`GET ${pathname}${search} HTTP/1.1`, `Host: ${host}`, `Cookie: ${cookie}`]
    if (range) lines.push(`Range: ${range}`)
    socket.write(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`)
  })
