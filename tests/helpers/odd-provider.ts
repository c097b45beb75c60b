import type { IncomingMessage, ServerResponse } from 'node:http'
import { env, setEnv } from '@/lib/env'
import { serveHttp } from '@/tests/helpers/loopback'

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown

/**
 * A provider that answers as one test wants it to, for what the emulator cannot be made to do.
 * Its paths are those of the API; anything else is a file. It is the provider until the test ends.
 */
export const plugInOddProvider = async (answers: {
  create?: Answer
  status?: Answer
  file?: Answer
}) => {
  const asked: string[] = []
  const host = await serveHttp((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    asked.push(path)
    const answer =
      path === '/api/generate'
        ? answers.create
        : path === '/api/status'
          ? answers.status
          : answers.file
    if (answer) answer(request, response)
    else response.writeHead(500).end()
  })
  const { provider } = env()
  setEnv({
    ...env(),
    provider: { ...provider, apiKey: 'odd', baseUrl: host.origin, speed: 1000 },
    outboundAllowHosts: [host.hostPort],
  })
  return {
    origin: host.origin,
    timesAsked: (path: string) => asked.filter((one) => one === path).length,
  }
}

export const json = (response: ServerResponse, data: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ code: status, message: 'success', data }))
}

export const accepted = (taskId: string) => ({ task_id: taskId, status: 'IN_PROGRESS' })

export const succeeded = (taskId: string, response: unknown, more: object = {}) => ({
  task_id: taskId,
  status: 'SUCCESS',
  response,
  ...more,
})
