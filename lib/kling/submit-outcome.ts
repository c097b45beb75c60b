import { classOf, decisive, type Evidence, rawOf, silenceReason } from '@/lib/kling/evidence'
import { writeReason } from '@/lib/kling/reason'
import { readCreateReply } from '@/lib/kling/reply'
import { retryAfterMs } from '@/lib/kling/retry-after'

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

export type SubmitOutcome =
  | { kind: 'accepted'; taskId: string; credits: number | null; raw: string }
  /** `pause`: why nothing more should be sent until a person acts (reason.ts), or null. */
  | { kind: 'rejected'; providerCode: string; message: string; pause: string | null; raw: string }
  /** `retryAfterMs` null: the provider did not say; back off exponentially. */
  | { kind: 'throttled'; retryAfterMs: number | null; raw: string }
  | { kind: 'not_sent'; reason: string; raw: string }
  | { kind: 'unknown'; reason: string; raw: string }

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
    const kind = evidence.phase === 'connecting' ? 'not_sent' : 'unknown'
    return { kind, reason: silenceReason(evidence), raw }
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
