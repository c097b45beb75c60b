import { ERROR_SHAPES, type Fault, fault } from './fault-kinds'
import type { Draw } from './hostility'
import { between, pick, type Random } from './scene/random'

/** What the hostile personality does, evil by evil. The names are those of rates.ts. */

/** The one of a group that strikes, if any, and may do so once more. */
const chooseOne = <K extends string>(
  { random, isLeft }: Draw,
  rates: Record<K, number>,
): K | undefined => {
  let left = random()
  for (const [evil, rate] of Object.entries<number>(rates)) {
    left -= rate
    if (left < 0) return isLeft(evil) ? (evil as K) : undefined
  }
  return undefined
}

const SMALL_RETRY_AFTERS = [
  ...[null, 0, 1, '1', -5, '1.5', '', 'soon', 'Thu, 99 Foo 2026 99:99:99 GMT'],
  ...[{ inMs: -60_000 }, { inMs: -3_600_000 }, { inMs: 1_000 }],
]

type Place = 'create' | 'status' | 'cdn'

const rateLimited = (on: Place, random: Random): Fault =>
  fault({
    kind: 'rate_limited',
    on,
    retryAfter: pick(random, SMALL_RETRY_AFTERS),
    shape: pick(random, ERROR_SHAPES),
  })

const serverError = (on: Place, random: Random, statuses: readonly number[], charged = false) =>
  fault({
    kind: 'error',
    on,
    status: pick(random, statuses),
    shape: pick(random, ERROR_SHAPES),
    charged,
  })

const AMBIGUOUS_ERRORS = [500, 500, 501, 502, 503, 504, 520, 524, 525, 530, 599]
const ALL_ERRORS = [...AMBIGUOUS_ERRORS, 521, 522, 523]
const LOST_ANSWERS = ['html', 'empty', 'truncated', 'cut', 'short', 'understated'] as const
const LOST_IDS = ['missing', 'empty', 'null', 'number', 'other_task'] as const

export const drawCreate = (draw: Draw): void => {
  const { rates, random } = draw
  const { chargedShare, ...answers } = rates.create
  const on = 'create'
  const evil = chooseOne(draw, answers)
  const charged = random() < chargedShare
  const answer = (): Fault | undefined => {
    switch (evil) {
      case 'resetAfterAccept':
        return fault({ kind: 'reset', on, charged: true })
      case 'resetBeforeAccept':
        return fault({ kind: 'reset', on, charged: false })
      case 'internalError':
        return serverError(on, random, AMBIGUOUS_ERRORS, charged)
      case 'unreachable': {
        const shape = pick(random, ['html', 'text', 'empty'] as const)
        return fault({ kind: 'error', on, status: pick(random, [521, 522, 523]), shape })
      }
      case 'rateLimited':
        return rateLimited(on, random)
      case 'rateLimitedLong':
        return fault({ kind: 'rate_limited', on, retryAfter: 3_600 })
      case 'garbage':
        return fault({ kind: 'garbled', on, how: pick(random, LOST_ANSWERS) })
      case 'oddId':
        return fault({ kind: 'odd_id', on, how: pick(random, LOST_IDS) })
      case 'misplacedId':
        return fault({ kind: 'odd_id', on, how: pick(random, ['renamed', 'top_level'] as const) })
      case 'hang':
        return fault({ kind: 'hang', on, ms: rates.hangMs, charged })
      case 'drip':
        return fault({ kind: 'garbled', on, how: 'drip', ms: rates.dripMs })
      default:
        return undefined
    }
  }
  const struck = answer()
  if (struck) draw.add(struck, evil)
  drawEnding(draw)
  if (random() < rates.told.oddCredits) {
    const how = pick(random, ['string', 'missing', 'null'] as const)
    draw.add(fault({ kind: 'odd_credits', on, how }))
  }
}

const FAILURES = [
  'Generation failed',
  'The prompt was rejected by our content policy',
  'Invalid input: the image could not be decoded',
  'Service busy, please try again later',
  'Internal error (code 1301)',
]
const MODERATIONS = [
  'The generated video was blocked by content moderation',
  'Output violates the safety policy: sensitive content detected',
]

const drawEnding = (draw: Draw): void => {
  const { rates, random } = draw
  const evil = chooseOne(draw, rates.ending)
  const failure = (refund: boolean) =>
    fault({
      kind: 'failure',
      message: pick(random, FAILURES),
      factor: between(random, 0.02, 1.2),
      refund,
    })
  if (evil === 'failureRefunded') draw.add(failure(true))
  if (evil === 'failureKept') draw.add(failure(false))
  if (evil === 'lateModeration') {
    const message = pick(random, MODERATIONS)
    draw.add(fault({ kind: 'failure', message, factor: rates.lateFactor }))
  }
  if (evil === 'stuck') draw.add(fault({ kind: 'latency', factor: rates.stuckFactor }))
  if (evil === 'stuckForever') draw.add(fault({ kind: 'stuck' }))
}

export const drawStatus = (draw: Draw): void => {
  const { rates, random, lasting, visit } = draw
  const on = 'status'
  const evil = chooseOne(draw, rates.status)
  const answer = (): Fault | undefined => {
    switch (evil) {
      case 'error':
        return random() < 0.1
          ? fault({ kind: 'error', on, status: 200, shape: 'html' })
          : serverError(on, random, ALL_ERRORS)
      case 'rateLimited':
        return rateLimited(on, random)
      case 'garbage':
        return fault({ kind: 'garbled', on, how: pick(random, LOST_ANSWERS) })
      case 'reset':
        return fault({ kind: 'reset', on })
      case 'hang':
        return fault({ kind: 'hang', on, ms: rates.hangMs })
      case 'drip':
        return fault({ kind: 'garbled', on, how: 'drip', ms: rates.dripMs })
      case 'notFound':
        return fault({ kind: 'unknown_task' })
      case 'otherTask':
        return fault({ kind: 'other_task' })
      default:
        return undefined
    }
  }
  const struck = answer()
  if (struck) draw.add(struck, evil)
  const isLate = lasting() < rates.told.notFoundAtFirst
  if (isLate && visit <= 1 + Math.floor(lasting() * 3)) draw.add(fault({ kind: 'unknown_task' }))
  drawTold(draw)
}

type Word = { word?: string | number | null }
const words = (...list: (string | number | null)[]): Word[] => list.map((word) => ({ word }))
const NO_WORD: Word = {}

const RUNNING_WORDS = [
  ...words('queued', 'in-progress', 'In Progress', 'PROCESSING', 'Pending', 'RUNNING'),
  ...words('submitted', 'percolating', null, 7),
  NO_WORD,
]
const DONE_WORDS = words('succeeded', 'Completed', 'DONE', 'finished', 'Success', 'complete')
const FAILED_WORDS = words('failed', 'FAILURE', 'Error', 'fail', 'rejected', 'CANCELED', 'timeout')
const UNKNOWN_WORDS = [...words('percolating', '', null, 42), NO_WORD]
const RESPONSES = ['string', 'json_string', 'object', 'nested', 'objects', 'duplicates'] as const
const NO_RESPONSES = ['null', 'missing', 'empty'] as const
type ResponseShape = (typeof RESPONSES | typeof NO_RESPONSES)[number]

const at = <T>(choice: number, list: readonly T[]): T => pick(() => choice, list)

const drawTold = (draw: Draw): void => {
  const { rates, random, isLeft } = draw
  // Both numbers are drawn in any case, so that one rate never moves another's luck.
  const maybe = (
    evil: keyof typeof rates.told,
    make: (choice: number) => Fault,
    isBounded: boolean,
  ) => {
    const [strikes, choice] = [random() < rates.told[evil], random()]
    if (strikes && (!isBounded || isLeft(evil))) {
      draw.add(make(choice), isBounded ? evil : undefined)
    }
  }
  const told = (when: 'running' | 'done' | 'failed', list: readonly Word[]) => (choice: number) =>
    fault({ kind: 'odd_status', when, word: at(choice, list).word })
  maybe('regressed', () => fault({ kind: 'regressed' }), true)
  maybe('unknownWord', told('done', UNKNOWN_WORDS), true)
  maybe('unknownWord', told('failed', UNKNOWN_WORDS), true)
  maybe('oddWord', told('running', RUNNING_WORDS), false)
  maybe('oddWord', told('done', DONE_WORDS), false)
  maybe('oddWord', told('failed', FAILED_WORDS), false)
  const response = (list: typeof RESPONSES | typeof NO_RESPONSES) => (choice: number) =>
    fault({ kind: 'odd_response', shape: at<ResponseShape>(choice, list) })
  maybe('emptyResponse', response(NO_RESPONSES), true)
  maybe('deadFirst', () => fault({ kind: 'odd_response', shape: 'dead_first' }), true)
  maybe('oddResponse', response(RESPONSES), false)
  maybe('expiredUrl', () => fault({ kind: 'expired_url', on: 'status' }), true)
  maybe('extraFields', () => fault({ kind: 'extra_fields' }), false)
  for (const made of creditsOf(draw)) draw.add(made)
}

/** Of one task always the same. A kept charge is never hidden: nobody could then know of it. */
const creditsOf = ({ rates, random, lasting }: Draw): Fault[] => {
  const [isOdd, kind, isWrong] = [lasting(), lasting(), lasting()]
  const wrong = () => 1 + Math.floor(random() * 2_000)
  const kept = { kind: 'odd_credits', on: 'status' } as const
  if (isWrong < rates.told.wrongCredits) return [fault({ ...kept, how: 'wrong', value: wrong() })]
  if (isOdd >= rates.told.oddCredits) return []
  if (kind < 1 / 3) return [fault({ ...kept, how: 'string' })]
  if (kind < 2 / 3) {
    return (['running', 'done'] as const).map((when) => fault({ ...kept, when, how: 'missing' }))
  }
  return [fault({ ...kept, when: 'running', how: 'wrong', value: wrong() })]
}

export const drawCdn = (draw: Draw): void => {
  const { rates, random } = draw
  const on = 'cdn'
  const evil = chooseOne(draw, rates.cdn)
  const garbled = (how: 'drip' | 'stalled' | 'cut' | 'short', ms = rates.hangMs) =>
    fault({ kind: 'garbled', on, how, ms })
  const answer = (): Fault | undefined => {
    switch (evil) {
      case 'dead': {
        const shape = pick(random, ['html', 'text', 'empty'] as const)
        return fault({ kind: 'error', on, status: pick(random, [404, 403, 410]), shape })
      }
      case 'expired':
        return fault({ kind: 'expired_url', on })
      case 'error':
        return serverError(on, random, ALL_ERRORS)
      case 'rateLimited':
        return rateLimited(on, random)
      case 'reset':
        return fault({ kind: 'reset', on })
      case 'slow':
        return garbled('drip', rates.dripMs)
      case 'stalled':
      case 'cut':
      case 'short':
        return garbled(evil)
      case 'wrongFile': {
        const what = pick(random, ['page', 'image', 'empty', 'truncated'] as const)
        return fault({ kind: 'wrong_file', what })
      }
      case 'damaged':
        return fault({ kind: 'wrong_file', what: 'damaged' })
      case 'rangeIgnored':
        return fault({ kind: 'odd_range', how: 'ignored' })
      case 'rangeElsewhere':
        return fault({ kind: 'odd_range', how: 'elsewhere' })
      case 'redirect':
        return fault({ kind: 'redirect', to: 'real' })
      case 'redirectPrivate':
        return fault({ kind: 'redirect', to: 'private' })
      default:
        return undefined
    }
  }
  const struck = answer()
  if (struck) draw.add(struck, evil)
}
