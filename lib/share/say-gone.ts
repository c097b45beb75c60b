import 'server-only'
import type { ServerResponse } from 'node:http'
import { openLink } from '@/lib/share/open-link'

const PAGE = /^\/share\/([\w-]{1,100})(?:[/?#]|$)/

type WriteHead = (status: number, ...rest: unknown[]) => ServerResponse

/**
 * Lets the page of a link that is over say so by its status: a page of Next can say 404 and nothing
 * like it (16.4). Elsewhere than on our own server it stays a 404, and reads the same.
 */
export const sayGone = async (path: string, response: ServerResponse): Promise<void> => {
  const [, token] = PAGE.exec(path) ?? []
  if (!token) return
  const opened = await openLink(token, null).catch(() => null)
  if (opened?.state !== 'gone') return
  const writeHead = response.writeHead.bind(response) as WriteHead
  response.writeHead = ((status: number, ...rest: unknown[]) =>
    writeHead(status === 404 ? 410 : status, ...rest)) as typeof response.writeHead
}
