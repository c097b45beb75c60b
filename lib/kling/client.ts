import 'server-only'
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import type { Env } from '@/lib/env'
import type { Evidence } from '@/lib/kling/evidence'
import { redactDeep } from '@/lib/kling/redact'
import type { ReplyHeaders } from '@/lib/kling/reply'
import type { WireRequest } from '@/lib/kling/request'
import { type Expected, type StatusNews, statusNews } from '@/lib/kling/status-news'
import { type SubmitOutcome, submitOutcome } from '@/lib/kling/submit-outcome'

/**
 * The only place that holds the API key while it speaks to the network.
 *
 * Node's own `http` rather than `fetch`, because money hangs on one question that `fetch` cannot
 * answer: had the connection come about when it broke? Before that, nothing was sent; afterwards,
 * anything may have been. It also follows no redirect, resends nothing, and every request has a
 * connection of its own, so no stale one is ever written to.
 */

type Provider = Env['provider']

export type Timeouts = {
  /** Until the connection stands, TLS included. */
  connectMs: number
  /** From the start until the last byte of the answer. */
  totalMs: number
}

/** Generous: a short time-out on create makes unknown outcomes out of slow ones. */
const CREATE: Timeouts = { connectMs: 15_000, totalMs: 90_000 }
const READ: Timeouts = { connectMs: 10_000, totalMs: 30_000 }
const MAX_BODY_BYTES = 4 * 1024 * 1024

/** Submits a request, once. Never throws: whatever happens is an outcome. */
export const createTask = async (
  provider: Provider,
  request: WireRequest,
  timeouts: Timeouts = CREATE,
): Promise<SubmitOutcome> => {
  const evidence = await exchange(provider, timeouts, () => ({
    method: 'POST',
    path: '/api/generate',
    body: JSON.stringify(request),
  }))
  return redactFields(submitOutcome(evidence), provider.apiKey)
}

/**
 * Asks how a task goes. Never throws.
 * @param expected what we asked for, to be compared with the provider's record (`match`).
 */
export const readTask = async (
  provider: Provider,
  providerTaskId: string,
  expected: Expected | null = null,
  timeouts: Timeouts = READ,
): Promise<StatusNews> => {
  const evidence = await exchange(provider, timeouts, () => ({
    method: 'GET',
    path: `/api/status?task_id=${encodeURIComponent(providerTaskId)}`,
  }))
  return redactFields(statusNews(evidence, providerTaskId, expected), provider.apiKey)
}

/** The provider's words, where its answer may have repeated the key. */
const SPOKEN = ['raw', 'reason', 'message', 'providerCode', 'word', 'urls', 'taskId', 'request']

const redactFields = <T extends object>(of: T, key: string): T =>
  Object.fromEntries(
    Object.entries(of).map(([name, value]) => [
      name,
      SPOKEN.includes(name) ? redactDeep(value, key) : value,
    ]),
  ) as T

type Call = { method: 'GET' | 'POST'; path: string; body?: string }

const exchange = (
  provider: Provider,
  timeouts: Timeouts,
  makeCall: () => Call,
): Promise<Evidence> =>
  new Promise((resolve) => {
    const timers: NodeJS.Timeout[] = []
    let phase: 'connecting' | 'sent' = 'connecting'
    let hasAnswer = false
    let isLate = false
    const settle = (evidence: Evidence) => {
      for (const timer of timers) clearTimeout(timer)
      resolve(evidence)
    }
    const lose = (error: unknown) => {
      if (hasAnswer) return
      const message = error instanceof Error ? error.message : ''
      settle({ kind: 'no_answer', phase, code: codeOf(error), message })
    }
    try {
      const request = open(provider, makeCall())
      const giveUp = () => {
        isLate = true
        request.destroy(new TimeoutError())
        // Not every socket tells that it was destroyed; the end of the time is the end.
        lose(new TimeoutError())
      }
      const connectTimer = setTimeout(giveUp, timeouts.connectMs)
      timers.push(connectTimer, setTimeout(giveUp, timeouts.totalMs))
      request.on('socket', (socket) => {
        // The request's first byte leaves when this event is heard, not before.
        socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => {
          phase = 'sent'
          clearTimeout(connectTimer)
        })
      })
      request.on('response', (response) => {
        hasAnswer = true
        readAnswer(response, () => (isLate ? 'not finished in time' : 'cut off'))
          .then(settle)
          .finally(() => request.destroy())
      })
      request.on('upgrade', (_response, socket) => socket.destroy())
      request.on('error', lose)
      request.on('close', () => lose(new Error('the connection was closed without an answer')))
    } catch (error) {
      // A base URL or a key of which no request can be made: nothing was sent.
      lose(error)
    }
  })

const open = (provider: Provider, { method, path, body }: Call): ClientRequest => {
  const url = new URL(provider.baseUrl + path)
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    method,
    agent: false,
    headers: {
      authorization: `Bearer ${provider.apiKey}`,
      accept: 'application/json',
      'accept-encoding': 'identity',
      connection: 'close',
      'user-agent': 'Dailies',
      ...(body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    },
  })
  request.end(body)
  return request
}

/** Reads an answer whose head has come, whole or as far as it goes. Never rejects. */
const readAnswer = (response: IncomingMessage, whyCut: () => string): Promise<Evidence> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const done = (bodyProblem?: string) => {
      resolve({
        kind: 'answer',
        httpStatus: response.statusCode ?? 0,
        headers: headersOf(response),
        ...decode(Buffer.concat(chunks), response.headers['content-encoding'], bodyProblem),
      })
    }
    response.on('data', (chunk: Buffer) => {
      const room = MAX_BODY_BYTES - bytes
      bytes += chunk.length
      chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk)
      if (chunk.length <= room) return
      done('larger than 4 MiB')
      response.destroy()
    })
    response.on('end', () => done(response.complete ? undefined : whyCut()))
    response.on('error', () => done(whyCut()))
    response.on('close', () => done(whyCut()))
  })

const headersOf = (response: IncomingMessage): ReplyHeaders =>
  Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  )

/** We ask for no compression; an edge may compress all the same. */
const decode = (
  body: Buffer,
  encoding: string | undefined,
  bodyProblem: string | undefined,
): { bodyText: string; bodyProblem?: string } => {
  const text = (bytes: Buffer) => new TextDecoder().decode(bytes)
  const limit = { maxOutputLength: MAX_BODY_BYTES }
  try {
    switch (encoding?.trim().toLowerCase()) {
      case 'gzip':
      case 'x-gzip':
        return { bodyText: text(gunzipSync(body, limit)), bodyProblem }
      case 'deflate':
        return { bodyText: text(inflateSync(body, limit)), bodyProblem }
      case 'br':
        return { bodyText: text(brotliDecompressSync(body, limit)), bodyProblem }
      default:
        return { bodyText: text(body), bodyProblem }
    }
  } catch {
    return { bodyText: '', bodyProblem: bodyProblem ?? `unreadable ${encoding}` }
  }
}

class TimeoutError extends Error {
  readonly code = 'TIMEOUT'
  constructor() {
    super('no answer in time')
  }
}

/** Of several attempts (IPv6, IPv4) the first one's code stands for all. */
const codeOf = (error: unknown): string => {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'ERROR'
}
