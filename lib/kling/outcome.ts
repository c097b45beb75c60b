import { type FailureGroup, failureGroup } from '@/lib/kling/failure'
import { writeReason } from '@/lib/kling/reason'
import { boundText, tidyText } from '@/lib/kling/redact'
import {
  type ReplyHeaders,
  readCreateReply,
  readStatusReply,
  type StatusReply,
} from '@/lib/kling/reply'
import { retryAfterMs } from '@/lib/kling/retry-after'
import { normalizeText } from '@/lib/kling/text'

/**
 * What an answer, or its absence, means. There is no idempotency key, so a request whose answer
 * is lost may have been charged: it ends in exactly one of five outcomes, by evidence, and
 * whatever is not listed is unknown and never sent again by the machine.
 *
 * | outcome   | evidence                                                                     |
 * |-----------|------------------------------------------------------------------------------|
 * | not_sent  | no connection came about (DNS, refused, unreachable, TLS, connect time-out), or an edge answered 521, 522 or 523 |
 * | rejected  | 400, 401, 402, 403, 404, 405, 413, 415, 422, any 3xx                          |
 * | throttled | 429                                                                          |
 * | accepted  | 2xx with a task id                                                           |
 * | unknown   | everything else: reset, time-out, cut off, any other 5xx, 2xx without an id   |
 *
 * A code in the body counts like the same HTTP status. Where the two disagree, the more careful
 * reading holds: a task id beside an error is unknown, and so is a 500 beside anything.
 */

export type Evidence =
  | {
      kind: 'answer'
      httpStatus: number
      headers: ReplyHeaders
      bodyText: string
      /** Why the body is not whole, when it is not. */
      bodyProblem?: string
    }
  | {
      kind: 'no_answer'
      /** `connecting` only when it is certain that not one byte of the request left. */
      phase: 'connecting' | 'sent'
      /** Of the system or the HTTP library, such as ECONNRESET; TIMEOUT for our own. */
      code: string
      message: string
    }

export type SubmitOutcome =
  | { kind: 'accepted'; taskId: string; credits: number | null; raw: string }
  /** `pause`: why nothing more should be sent until a person acts (reason.ts), or null. */
  | { kind: 'rejected'; providerCode: string; message: string; pause: string | null; raw: string }
  /** `retryAfterMs` null: the provider did not say; back off exponentially. */
  | { kind: 'throttled'; retryAfterMs: number | null; raw: string }
  | { kind: 'not_sent'; reason: string; raw: string }
  | { kind: 'unknown'; reason: string; raw: string }

const rawOf = (evidence: Evidence): string => {
  if (evidence.kind === 'no_answer')
    return boundText(tidyText(`${evidence.code}: ${evidence.message}`))
  const { httpStatus, bodyText, bodyProblem } = evidence
  const head = `HTTP ${httpStatus}${bodyProblem ? ` (${bodyProblem})` : ''}`
  return boundText(tidyText(bodyText === '' ? head : `${head}\n${bodyText}`))
}

type StatusClass = 'fine' | 'rejected' | 'throttled' | 'not_sent' | 'unknown'

const REJECTIONS = [400, 401, 402, 403, 404, 405, 413, 415, 422]

const classOf = (status: number): StatusClass => {
  if (status >= 200 && status <= 299) return 'fine'
  if ((status >= 300 && status <= 399) || REJECTIONS.includes(status)) return 'rejected'
  if (status === 429) return 'throttled'
  return status >= 521 && status <= 523 ? 'not_sent' : 'unknown'
}

/** The status that decides: of several errors the body's own, and an unknown one before all. */
const decisive = (statuses: number[]): number => {
  const errors = statuses.filter((status) => classOf(status) !== 'fine')
  const unknown = errors.find((status) => classOf(status) === 'unknown')
  return unknown ?? errors.at(-1) ?? 200
}

const pauseFor = (status: number): string | null => {
  switch (status) {
    case 401:
      return writeReason('key_refused', status)
    case 402:
      return writeReason('account_empty', status)
    case 403:
      return writeReason('studio_refused', status)
    case 404:
    case 405:
      return writeReason('no_api', status)
    default:
      return status >= 300 && status <= 399 ? writeReason('redirect', status) : null
  }
}

export const submitOutcome = (evidence: Evidence, now = new Date()): SubmitOutcome => {
  const raw = rawOf(evidence)
  if (evidence.kind === 'no_answer') {
    return evidence.phase === 'connecting'
      ? { kind: 'not_sent', reason: connectReason(evidence.code), raw }
      : { kind: 'unknown', reason: lostReason(evidence.code), raw }
  }
  const { httpStatus, headers, bodyText, bodyProblem } = evidence
  const reply = readCreateReply(httpStatus, headers, bodyText)
  const status = decisive(reply.statuses)
  const kind = classOf(status)
  if (reply.taskId !== null && kind !== 'fine') {
    return { kind: 'unknown', reason: writeReason('task_and_error', status), raw }
  }
  switch (kind) {
    case 'fine':
      if (reply.taskId !== null && !bodyProblem) {
        return { kind: 'accepted', taskId: reply.taskId, credits: reply.credits, raw }
      }
      return {
        kind: 'unknown',
        reason: bodyProblem ? writeReason('cut_short', bodyProblem) : writeReason('no_task_id'),
        raw,
      }
    case 'rejected':
      return {
        kind: 'rejected',
        providerCode: reply.providerCode ?? `HTTP_${status}`,
        message: reply.message ?? '',
        pause: pauseFor(status),
        raw,
      }
    case 'throttled':
      return { kind: 'throttled', retryAfterMs: retryAfterMs(headers['retry-after'], now), raw }
    case 'not_sent':
      return { kind: 'not_sent', reason: writeReason('server_down', status), raw }
    case 'unknown':
      return { kind: 'unknown', reason: writeReason('error', status), raw }
  }
}

const connectReason = (code: string): string => {
  if (/^(ENOTFOUND|EAI_|ENODATA)/.test(code)) return writeReason('address_not_found', code)
  if (/CERT|TLS|SSL|EPROTO|SELF_SIGNED|UNABLE_TO/.test(code)) {
    return writeReason('no_secure_connection', code)
  }
  return writeReason('not_reached', code)
}

const lostReason = (code: string): string =>
  code === 'TIMEOUT' ? writeReason('no_answer_in_time') : writeReason('connection_broke', code)

/** Whether the provider's record has our type and prompt; `unsaid` when it does not tell both. */
export type Match = 'same' | 'different' | 'unsaid'

/** What every answer about the task itself tells. */
type Told = {
  /** What the provider says it was asked, as far as it says. */
  request: { type?: string; prompt?: string } | null
  match: Match
  raw: string
}

/** `credits` is what the answer reported, null when nothing. */
export type StatusNews =
  | ({
      kind: 'running'
      word: string | null
      unknownWord: boolean
      credits: number | null
    } & Told)
  | ({ kind: 'succeeded'; urls: string[]; credits: number | null } & Told)
  | ({ kind: 'failed'; group: FailureGroup; message: string; credits: number } & Told)
  | { kind: 'not_found'; raw: string }
  /** `throttled`: a 429, so nobody should ask for a while. */
  | {
      kind: 'no_news'
      reason: string
      throttled: boolean
      retryAfterMs: number | null
      raw: string
    }
  | { kind: 'unauthorized'; raw: string }

const SUCCESS = new Set('success succeed succeeded completed complete finished done'.split(' '))
const FAILURE = new Set(
  'failed failure fail error canceled cancelled expired timeout rejected blocked'.split(' '),
)
const RUNNING = new Set(
  `inprogress progress processing pending queued queueing queuing inqueue submitted submitting
   running started starting waiting wait created creating generating accepted active working
   preparing prepared scheduled initializing received rendering uploading new`.split(/\s+/),
)

const foldWord = (word: string) => word.toLowerCase().replace(/[-_\s]/g, '')

export type Expected = { type: string; prompt: string }

/** What the answer to a status request tells about the task. Trouble with asking is no news. */
export const statusNews = (
  evidence: Evidence,
  askedTaskId: string,
  expected: Expected | null = null,
  now = new Date(),
): StatusNews => {
  const raw = rawOf(evidence)
  const noNews = (
    reason: string,
    { throttled = false, retryAfterMs = null as number | null } = {},
  ): StatusNews => ({ kind: 'no_news', reason, throttled, retryAfterMs, raw })
  if (evidence.kind === 'no_answer') {
    return noNews(
      evidence.phase === 'connecting' ? connectReason(evidence.code) : lostReason(evidence.code),
    )
  }
  const { httpStatus, headers, bodyText, bodyProblem } = evidence
  const reply = readStatusReply(httpStatus, headers, bodyText, askedTaskId)
  const errors = reply.statuses.filter((status) => classOf(status) !== 'fine')
  const has = (...statuses: number[]) => errors.some((error) => statuses.includes(error))
  const isOurs = reply.taskIds.length > 0 && reply.taskIds.every((id) => id === askedTaskId)

  const told = { request: requestOf(reply), match: matchOf(reply, expected), raw }

  if (errors.length > 0) {
    // An error code may go with the failure of the task itself, if the answer says just that.
    const taskFailed =
      classOf(httpStatus) === 'fine' && !has(401, 403, 404, 429) && isOurs && isFailureWord(reply)
    if (taskFailed) return failed(reply, told)
    const status = decisive(reply.statuses)
    if (has(429) || classOf(status) === 'unknown') {
      return noNews(`Kling answered with ${status}.`, {
        throttled: has(429),
        retryAfterMs: retryAfterMs(headers['retry-after'], now),
      })
    }
    if (has(401, 403)) return { kind: 'unauthorized', raw }
    // A page says that no API stands there, not that the API does not know the task.
    if (has(404) && !reply.isHtml) return { kind: 'not_found', raw }
    return noNews(`Kling answered with ${status}.`)
  }
  if (bodyProblem) return noNews(`The answer did not arrive whole (${bodyProblem}).`)
  if (reply.taskIds.length > 0 && !isOurs) return noNews('The answer names another task.')

  const word = reply.word === null ? null : foldWord(reply.word)
  const trusted = !reply.wordIsEnvelope
  if (word !== null && SUCCESS.has(word) && (trusted || reply.urls.length > 0)) {
    return { kind: 'succeeded', urls: reply.urls, credits: reply.credits, ...told }
  }
  if (word !== null && FAILURE.has(word) && trusted) return failed(reply, told)
  // It knows our task at least, or says in the task's own place how it goes.
  if ((word === null || !trusted) && !isOurs) {
    return noNews('The answer does not say how the task goes.')
  }
  return {
    kind: 'running',
    word: reply.word,
    unknownWord: word !== null && !RUNNING.has(word),
    credits: reply.credits,
    ...told,
  }
}

const isFailureWord = (reply: StatusReply): boolean =>
  reply.word !== null && !reply.wordIsEnvelope && FAILURE.has(foldWord(reply.word))

const failed = (reply: StatusReply, told: Told): StatusNews => {
  const message = reply.errorMessage ?? ''
  return {
    kind: 'failed',
    group: failureGroup(reply.errorMessage, foldWord(reply.word ?? '')),
    message,
    // Absent counts as refunded, which is an assumption; a number is told to the member.
    credits: reply.credits ?? 0,
    ...told,
  }
}

const requestOf = ({ about }: StatusReply): Told['request'] => {
  if (about.type === null && about.prompt === null) return null
  return { type: about.type ?? undefined, prompt: about.prompt ?? undefined }
}

const matchOf = ({ about }: StatusReply, expected: Expected | null): Match => {
  if (expected === null) return 'unsaid'
  const tidy = (text: string) => normalizeText(text).trim()
  const pairs = [
    [about.type, expected.type],
    [about.prompt, expected.prompt],
  ] as const
  if (pairs.some(([said, ours]) => said !== null && tidy(said) !== tidy(ours))) return 'different'
  return pairs.every(([said]) => said !== null) ? 'same' : 'unsaid'
}
