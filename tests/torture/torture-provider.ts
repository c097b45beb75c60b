import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { accepted, json, succeeded } from '@/tests/helpers/odd-provider'

/**
 * A provider of a few lines: it accepts everything, succeeds at once, and counts what it is asked.
 * A proof steps in where it wants to, before or after the provider has done its part.
 */

/** One request, and the provider's own way with it. */
export type Asked = {
  /** Of the provider; for a create only after `accept`. */
  id: string
  prompt: string
  response: ServerResponse
  /** The bytes of its result. */
  film: () => Uint8Array
  /** Takes a task in, as a provider does before it answers: from now on it costs. */
  accept: () => string
  /** Answers as it would have without anybody stepping in. */
  goOn: () => void
}

type Step = (asked: Asked) => unknown

export type TortureProvider = {
  origin: string
  hostPort: string
  /** Prompts of all requests to generate that arrived, and those that were accepted. */
  arrived: string[]
  accepted: Map<string, string>
  /** How often each of its tasks was asked about. */
  timesAsked: Map<string, number>
  /** Tasks about which a question came while an earlier one was unanswered. */
  askedTwiceAtOnce: Set<string>
  /** May be replaced at any time. */
  stepIn: { create?: Step; status?: Step; film?: Step }
  stop: () => Promise<void>
}

type Options = {
  /** The bytes of a task's result. */
  film?: (id: string) => Uint8Array
  /** What it says was paid for each. */
  credits?: number
}

const FILM = /^\/films\/(\w+)\.mp4$/

export const startTortureProvider = async ({
  film = () => new Uint8Array(),
  credits = 120,
}: Options = {}): Promise<TortureProvider> => {
  const arrived: string[] = []
  const byId = new Map<string, string>()
  const timesAsked = new Map<string, number>()
  const askedTwiceAtOnce = new Set<string>()
  const unanswered = new Set<string>()
  let origin = ''

  const create = async (request: IncomingMessage, response: ServerResponse) => {
    const { prompt } = JSON.parse(await text(request)) as { prompt: string }
    arrived.push(prompt)
    let id = ''
    const accept = () => {
      id ||= `n75${byId.size + 1}x${Math.random().toString(36).slice(2, 10)}`
      byId.set(id, prompt)
      return id
    }
    const goOn = () => json(response, accepted(accept()))
    if (provider.stepIn.create)
      provider.stepIn.create({ id, prompt, response, accept, goOn, film: () => film(id) })
    else goOn()
  }

  const status = (id: string, response: ServerResponse) => {
    timesAsked.set(id, (timesAsked.get(id) ?? 0) + 1)
    if (unanswered.has(id)) askedTwiceAtOnce.add(id)
    unanswered.add(id)
    response.once('close', () => unanswered.delete(id))
    const goOn = () =>
      json(response, succeeded(id, [`${origin}/films/${id}.mp4`], { consumed_credits: credits }))
    if (provider.stepIn.status) provider.stepIn.status(askedAbout(id, response, goOn))
    else goOn()
  }

  const serveFilm = (id: string, response: ServerResponse) => {
    const goOn = () => {
      const bytes = film(id)
      response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': bytes.length })
      response.end(bytes)
    }
    if (provider.stepIn.film) provider.stepIn.film(askedAbout(id, response, goOn))
    else goOn()
  }

  const askedAbout = (id: string, response: ServerResponse, goOn: () => void): Asked => ({
    id,
    prompt: byId.get(id) ?? '',
    response,
    accept: () => id,
    goOn,
    film: () => film(id),
  })

  const server = createServer((request, response) => {
    // A proof ends the other side in the middle of a sentence.
    request.on('error', () => {})
    response.on('error', () => {})
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://provider')
    const filmId = FILM.exec(pathname)?.[1]
    if (pathname === '/api/generate') create(request, response).catch(() => response.destroy())
    else if (pathname === '/api/status') status(searchParams.get('task_id') ?? '', response)
    else if (filmId) serveFilm(filmId, response)
    else response.writeHead(404).end()
  })
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
  const provider: TortureProvider = {
    origin,
    hostPort: `127.0.0.1:${port}`,
    arrived,
    accepted: byId,
    timesAsked,
    askedTwiceAtOnce,
    stepIn: {},
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return provider
}
