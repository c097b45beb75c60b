import type { RatesInput } from '@/emulator/rates'
import type { HostileRule } from './judge-hostile'
import type { HostileOptions } from './run-hostile'

/**
 * One wrong line each, as somebody could have written it, and the promise that it breaks: so that
 * a proof that would let it pass is no proof.
 */
export type BrokenClient = {
  name: string
  file: string
  /** Stands there exactly once. */
  find: string
  replace: string
  /** All that it breaks: our own audit may see it too, beside the provider's book. */
  breaks: HostileRule[]
  ordeal: OrdealName
}

export type Ordeal = Omit<HostileOptions, 'place' | 'seed'>

const QUIET: RatesInput = {
  create: {
    resetAfterAccept: 0,
    resetBeforeAccept: 0,
    internalError: 0,
    unreachable: 0,
    rateLimited: 0,
    garbage: 0,
    oddId: 0,
    hang: 0,
    drip: 0,
  },
  status: {
    error: 0,
    rateLimited: 0,
    garbage: 0,
    reset: 0,
    hang: 0,
    drip: 0,
    notFound: 0,
    otherTask: 0,
  },
  told: {
    oddWord: 0,
    unknownWord: 0,
    oddResponse: 0,
    emptyResponse: 0,
    deadFirst: 0,
    expiredUrl: 0,
    regressed: 0,
    extraFields: 0,
    notFoundAtFirst: 0,
    oddCredits: 0,
  },
  ending: { failureRefunded: 0, failureKept: 0, lateModeration: 0, stuck: 0 },
  cdn: {
    dead: 0,
    expired: 0,
    error: 0,
    rateLimited: 0,
    reset: 0,
    slow: 0,
    stalled: 0,
    cut: 0,
    short: 0,
    wrongFile: 0,
    rangeIgnored: 0,
    rangeElsewhere: 0,
    redirect: 0,
    redirectPrivate: 0,
  },
}

const small = { types: ['std-text-to-video'], inFlight: 5, idleSeconds: 40, tasks: 10 } as const

/** What the copies go through; the unbroken one passes each. */
export const ORDEALS = {
  /** Everything often, so that a few tasks meet all of it, and a process that dies. */
  usual: {
    ...small,
    tasks: 24,
    kills: 1,
    rates: {
      create: {
        ...QUIET.create,
        resetAfterAccept: 0.1,
        resetBeforeAccept: 0.08,
        internalError: 0.1,
        rateLimited: 0.12,
        garbage: 0.03,
      },
      status: { error: 0.12, reset: 0.08, notFound: 0.1, garbage: 0.05, hang: 0, drip: 0 },
      told: { oddWord: 0.5, unknownWord: 0.25, oddCredits: 0.6, notFoundAtFirst: 0.1 },
      ending: { failureRefunded: 0.08, failureKept: 0, stuck: 0 },
      cdn: { ...QUIET.cdn, wrongFile: 0.15, cut: 0.08, expired: 0.05 },
    },
  },
  lost_answers: {
    ...small,
    rates: {
      ...QUIET,
      create: {
        ...QUIET.create,
        resetAfterAccept: 0.25,
        resetBeforeAccept: 0.15,
        internalError: 0.35,
      },
    },
  },
  /** Also as HTTP 200 with the code in the body. */
  throttles: {
    ...small,
    tasks: 14,
    rates: { ...QUIET, create: { ...QUIET.create, rateLimited: 0.6 } },
  },
  odd_words: {
    ...small,
    rates: { ...QUIET, told: { ...QUIET.told, oddWord: 0.7, unknownWord: 0.7 } },
  },
  /** Questions that are answered by an error, or by "no such task". */
  poor_answers: {
    ...small,
    rates: {
      ...QUIET,
      status: { ...QUIET.status, error: 0.3, notFound: 0.4 },
      told: { ...QUIET.told, notFoundAtFirst: 0.5 },
    },
  },
  /** Slow enough that each task is asked about several times. */
  odd_credits: {
    ...small,
    speed: 60,
    rates: { ...QUIET, told: { ...QUIET.told, oddCredits: 0.9 } },
  },
  /** No answer names the film alone: another address stands before it, and nothing is there. */
  dead_address_first: {
    ...small,
    tasks: 4,
    rates: { ...QUIET, told: { ...QUIET.told, deadFirst: 1 }, mostPerTask: 10_000 },
  },
  /** All in flight at once: what never ends keeps nobody else from being sent. */
  failures: {
    ...small,
    inFlight: 10,
    rates: { ...QUIET, ending: { ...QUIET.ending, failureRefunded: 0.6 } },
  },
  /** Failed, and the credits are gone all the same. */
  failures_that_cost: {
    ...small,
    rates: { ...QUIET, ending: { ...QUIET.ending, failureKept: 0.6 } },
  },
  /** Half a film, complete as far as its length tells. */
  wrong_files: { ...small, rates: { ...QUIET, cdn: { ...QUIET.cdn, wrongFile: 0.7 } } },
} as const satisfies Record<string, Ordeal>

export type OrdealName = keyof typeof ORDEALS

export const BROKEN_CLIENTS: readonly BrokenClient[] = [
  {
    name: 'retries a reset POST',
    file: 'lib/kling/submit-outcome.ts',
    find: "const kind = evidence.phase === 'connecting' ? 'not_sent' : 'unknown'",
    replace: "const kind = 'not_sent'",
    breaks: ['sent_twice'],
    ordeal: 'lost_answers',
  },
  {
    name: 'retries a POST that a 500 answered',
    file: 'lib/kling/evidence.ts',
    find: "return status >= 521 && status <= 523 ? 'not_sent' : 'unknown'",
    replace: "return status >= 500 ? 'not_sent' : 'unknown'",
    breaks: ['sent_twice'],
    ordeal: 'lost_answers',
  },
  {
    name: 're-sends after a crash',
    file: 'lib/tasks/stages.ts',
    find: "const reason = writeReason('stopped')",
    replace:
      "const reason = ''; await applyEvent(task, { kind: 'not_sent', reason }, { now, change: { dueAt: now } }); continue",
    breaks: ['sent_twice'],
    ordeal: 'usual',
  },
  {
    name: 'an unknown status word is a failure',
    file: 'lib/kling/status-news.ts',
    find: 'if (word !== null && FAILURE.has(word) && trusted)',
    replace: 'if (word !== null && !RUNNING.has(word) && trusted)',
    breaks: ['failed_without_failure_word'],
    ordeal: 'odd_words',
  },
  {
    name: 'a poll error is a failure',
    file: 'lib/kling/status-news.ts',
    find: "({ kind: 'no_news', reason, throttled, retryAfterMs, raw })",
    replace:
      "({ kind: 'failed', group: 'unknown', message: reason, credits: 0, request: null, match: 'unsaid', raw })",
    breaks: ['failed_without_failure_word'],
    ordeal: 'poor_answers',
  },
  {
    name: 'a task that is not found has failed',
    file: 'lib/kling/status-news.ts',
    find: "return { kind: 'not_found', raw }",
    replace:
      "return { kind: 'failed', group: 'unknown', message: '', credits: 0, request: null, match: 'unsaid', raw }",
    breaks: ['failed_without_failure_word'],
    ordeal: 'poor_answers',
  },
  {
    name: 'a 429 is a refusal',
    file: 'lib/kling/evidence.ts',
    find: "if (status === 429) return 'throttled'",
    replace: "if (status === 429) return 'rejected'",
    breaks: ['failed_without_failure_word'],
    ordeal: 'throttles',
  },
  {
    name: 'only COMPLETED is success',
    file: 'lib/kling/status-news.ts',
    find: "new Set('success succeed succeeded completed complete finished done'.split(' '))",
    replace: "new Set(['completed'])",
    breaks: ['success_not_stored'],
    ordeal: 'failures',
  },
  {
    name: 'trusts response[0]',
    file: 'lib/tasks/fetch-result.ts',
    find: 'for (const url of urls) {',
    replace: 'for (const url of urls.slice(0, 1)) {',
    breaks: ['success_not_stored'],
    ordeal: 'dead_address_first',
  },
  {
    name: 'does not look whether a film is whole',
    file: 'lib/media/verify-mp4.ts',
    find: 'withReadAt(path, async (readAt, sizeBytes) => {',
    replace: 'withReadAt(path, async (readAt, sizeBytes) => { if (sizeBytes >= 0) return',
    breaks: ['result_not_verified'],
    ordeal: 'wrong_files',
  },
  {
    name: 'does not read the code in the body',
    file: 'lib/kling/reply.ts',
    find: 'statuses: [httpStatus, ...codes.map(statusOf).filter((status) => status !== null)],',
    replace: 'statuses: [httpStatus],',
    breaks: ['unconfirmed_mismatch'],
    ordeal: 'throttles',
  },
  {
    name: 'settles what was said first',
    file: 'lib/tasks/lifecycle.ts',
    find: 'const credits = event.credits ?? task.reportedCredits',
    replace: 'const credits = task.reportedCredits ?? event.credits',
    breaks: ['settled_differs_from_book', 'books_unclean'],
    ordeal: 'odd_credits',
  },
  {
    name: 'takes every failure for refunded',
    file: 'lib/kling/status-news.ts',
    find: 'credits: reply.credits ?? 0,',
    replace: 'credits: 0,',
    breaks: ['settled_differs_from_book'],
    ordeal: 'failures_that_cost',
  },
  {
    name: 'forgets the hold of a failed task',
    file: 'lib/tasks/apply-event.ts',
    find: "if (effect.kind === 'release') await releaseCredits(tx, credits)",
    replace: '',
    breaks: ['books_unclean'],
    ordeal: 'failures',
  },
  {
    name: 'shows the key to the CDN',
    file: 'lib/outbound/fetch.ts',
    find: "'user-agent': 'Dailies',",
    replace: "'user-agent': 'Dailies', authorization: 'Bearer key',",
    breaks: ['key_leaked'],
    ordeal: 'failures',
  },
]
