import { POST } from '@/app/api/generate/route'
import { GET } from '@/app/api/status/route'
import { createToken } from '@/lib/workspaces/api-token'
import type { MadeWorkspace } from '@/tests/helpers/factories'
import { requestTo } from './signed-in'

/** What a script of somebody's does. */

export const HARBOUR = { type: 'std-text-to-video', prompt: 'A quiet harbour', sound: false }

/** What either route may answer; tests look at what they expect. */
export type Answered = {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what is tested.
  body: any
}

const read = async (response: Response): Promise<Answered> => ({
  status: response.status,
  headers: response.headers,
  body: await response.json(),
})

export const callWith = (authorization: string | null) => {
  const headers = (more: Record<string, string> = {}) => ({
    ...(authorization === null ? {} : { authorization }),
    ...more,
  })
  return {
    /** `body` is sent as it is when it is a text or a stream. */
    generate: async (body: unknown, more: Record<string, string> = {}): Promise<Answered> => {
      const raw = typeof body === 'string' || body instanceof ReadableStream
      const init = { method: 'POST', body: raw ? body : JSON.stringify(body) }
      return read(
        await POST(
          requestTo('/api/generate', {
            ...init,
            ...(body instanceof ReadableStream ? { duplex: 'half' as const } : {}),
            headers: headers(more),
          }),
        ),
      )
    },
    status: async (taskId: string): Promise<Answered> => {
      const path = `/api/status?task_id=${encodeURIComponent(taskId)}`
      return read(await GET(requestTo(path, { headers: headers() })))
    },
  }
}

/** A script with a token of the workspace's owner, or of another member or project. */
export const makeScript = async ({ scope, projectId }: MadeWorkspace) => {
  const { workspaceId, userId } = scope
  const { id: tokenId, token } = await createToken({
    workspaceId,
    userId,
    projectId,
    name: 'Night render',
  })
  return { tokenId, token, ...callWith(`Bearer ${token}`) }
}
