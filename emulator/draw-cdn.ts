import { ALL_ERRORS, chooseOne, rateLimited, serverError } from './draw'
import { type Fault, fault } from './fault-kinds'
import type { Draw } from './hostility'
import { pick } from './scene/random'

/** How one download goes wrong. */
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
