import { ALL_ERRORS, chooseOne, LOST_ANSWERS, rateLimited, serverError } from './draw'
import { type Fault, fault } from './fault-kinds'
import type { Draw } from './hostility'
import { pick } from './scene/random'

/** How one status request goes wrong, and what its answer says. */
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
