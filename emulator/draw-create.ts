import { AMBIGUOUS_ERRORS, chooseOne, LOST_ANSWERS, rateLimited, serverError } from './draw'
import { type Fault, fault } from './fault-kinds'
import type { Draw } from './hostility'
import { between, pick } from './scene/random'

const LOST_IDS = ['missing', 'empty', 'null', 'number', 'other_task'] as const

/** How one create goes wrong, and how its task ends. */
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
