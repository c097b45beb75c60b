import { writeReason } from '@/lib/kling/reason'
import { boundText, tidyText } from '@/lib/kling/redact'
import type { ReplyHeaders } from '@/lib/kling/reply'

/** What came of a request to the provider, before anybody says what it means. */
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

/** The provider's own words, bounded, for those who decide. */
export const rawOf = (evidence: Evidence): string => {
  if (evidence.kind === 'no_answer')
    return boundText(tidyText(`${evidence.code}: ${evidence.message}`))
  const { httpStatus, bodyText, bodyProblem } = evidence
  const head = `HTTP ${httpStatus}${bodyProblem ? ` (${bodyProblem})` : ''}`
  return boundText(tidyText(bodyText === '' ? head : `${head}\n${bodyText}`))
}

export type StatusClass = 'fine' | 'rejected' | 'throttled' | 'not_sent' | 'unknown'

const REJECTIONS = [400, 401, 402, 403, 404, 405, 413, 415, 422]

export const classOf = (status: number): StatusClass => {
  if (status >= 200 && status <= 299) return 'fine'
  if ((status >= 300 && status <= 399) || REJECTIONS.includes(status)) return 'rejected'
  if (status === 429) return 'throttled'
  return status >= 521 && status <= 523 ? 'not_sent' : 'unknown'
}

/** The status that decides: of several errors the body's own, and an unknown one before all. */
export const decisive = (statuses: number[]): number => {
  const errors = statuses.filter((status) => classOf(status) !== 'fine')
  const unknown = errors.find((status) => classOf(status) === 'unknown')
  return unknown ?? errors.at(-1) ?? 200
}

/** Why no answer came, in a code that can be said. */
export const silenceReason = ({ phase, code }: Extract<Evidence, { kind: 'no_answer' }>): string =>
  phase === 'connecting' ? connectReason(code) : lostReason(code)

const connectReason = (code: string): string => {
  if (/^(ENOTFOUND|EAI_|ENODATA)/.test(code)) return writeReason('address_not_found', code)
  if (/CERT|TLS|SSL|EPROTO|SELF_SIGNED|UNABLE_TO/.test(code)) {
    return writeReason('no_secure_connection', code)
  }
  return writeReason('not_reached', code)
}

const lostReason = (code: string): string =>
  code === 'TIMEOUT' ? writeReason('no_answer_in_time') : writeReason('connection_broke', code)
