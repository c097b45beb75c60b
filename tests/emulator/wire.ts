import { request } from 'node:http'

/** What came over one connection of its own, however badly it ended. */
export type Received = {
  /** Null: nothing came. */
  status: number | null
  headers: Record<string, string | string[] | undefined>
  body: Buffer
  /** Whether the answer was as long as it said, and if not, how the connection ended. */
  end: 'whole' | 'broken' | 'closed'
  ms: number
}

export const receive = (
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Received> =>
  new Promise((resolve) => {
    const began = performance.now()
    const parts: Buffer[] = []
    let head: Pick<Received, 'status' | 'headers'> = { status: null, headers: {} }
    const end = (how: Received['end']) =>
      resolve({ ...head, body: Buffer.concat(parts), end: how, ms: performance.now() - began })
    const endOf = (error: NodeJS.ErrnoException) =>
      // Node says "aborted" for both; a socket that was reset says so itself.
      error.code === 'ECONNRESET' && error.message !== 'aborted' ? 'broken' : 'closed'
    const { method = 'GET', headers = {}, body } = options
    const asked = request(url, { method, headers, agent: false }, (response) => {
      head = { status: response.statusCode ?? null, headers: response.headers }
      response.on('data', (part) => parts.push(part))
      response.on('error', (error) => end(endOf(error)))
      response.on('end', () => end('whole'))
    })
    asked.on('error', (error) => end(endOf(error)))
    asked.end(body)
  })

export const asJson = ({ body }: Received): Record<string, unknown> => JSON.parse(body.toString())
