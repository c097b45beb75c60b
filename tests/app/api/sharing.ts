import { expect } from 'vitest'
import { POST as postGuest } from '@/app/api/share/[token]/guest/route'
import type { Result } from '@/lib/result'
import { makeShareLink } from '@/lib/share/make-link'
import type { NewShare } from '@/lib/share/share-link'
import type { WorkspaceScope } from '@/lib/workspaces/scope'
import { somewhere } from '@/tests/helpers/accounts'
import { unique } from '@/tests/helpers/factories'
import { requestTo } from './signed-in'

type Route = (request: Request, context: never) => Promise<Response>

export const newId = () => unique('').padEnd(20, '0').slice(0, 20)

/** A browser without a session: it keeps what it is given, and has an address of its own. */
export const browser = (address = somewhere()) => {
  const jar = new Map<string, string>()
  const send = async (
    route: Route,
    token: string,
    {
      videoId = '',
      commentId = '',
      body,
      method = body === undefined ? 'GET' : 'POST',
      headers = {},
      query = '',
    }: {
      videoId?: string
      commentId?: string
      body?: unknown
      method?: string
      headers?: Record<string, string>
      query?: string
    } = {},
  ) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const request = requestTo(`/x${query}`, {
      method,
      headers: { ...(cookie ? { cookie } : {}), 'x-forwarded-for': address, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const response = await route(request, {
      params: Promise.resolve({ token, videoId, commentId }),
    } as never)
    const [pair = ''] = response.headers.get('set-cookie')?.split(';') ?? []
    const [name, ...value] = pair.split('=')
    if (name) jar.set(name, value.join('='))
    return response
  }
  return {
    jar,
    send,
    cookies: () => [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
  }
}

export const dataOf = async <T>(response: Response): Promise<T> => {
  const result = (await response.json()) as Result<T>
  if (!result.ok) throw new Error(`${response.status}: ${result.error.message}`)
  return result.data
}

/** A link that allows everything and shows nothing, unless it is told otherwise. */
export const shareAs = async (
  scope: WorkspaceScope,
  over: Partial<NewShare> & Pick<NewShare, 'videoIds'>,
) => {
  const made: NewShare = {
    ...{ id: newId(), title: 'For Anna', days: 7, password: null },
    ...{ may: ['comment', 'choose', 'approve', 'download'], shows: [] },
    ...over,
  }
  const { path } = await makeShareLink(scope, made)
  return { id: made.id, token: path.replace('/share/', '') }
}

/** A guest's browser, after its guest has given a name. */
export const named = async (token: string, name = 'Anna') => {
  const guest = browser()
  expect((await guest.send(postGuest, token, { body: { name } })).status).toBe(200)
  return guest
}
