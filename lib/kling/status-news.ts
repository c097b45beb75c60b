import { classOf, decisive, type Evidence, rawOf, silenceReason } from '@/lib/kling/evidence'
import { type FailureGroup, failureGroup } from '@/lib/kling/failure'
import { readStatusReply, type StatusReply } from '@/lib/kling/reply'
import { retryAfterMs } from '@/lib/kling/retry-after'
import { normalizeText } from '@/lib/kling/text'

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
  if (evidence.kind === 'no_answer') return noNews(silenceReason(evidence))
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
