import type { FaultOf } from './fault-kinds'
import type { Answer, Spoken } from './http'
import { edgePage } from './interrupt'

/** The right answer as a bad line, or an edge that means well, lets it through. */
export const garble = (answer: Spoken, { how, ms }: FaultOf<'garbled'>): Answer => {
  switch (how) {
    case 'html':
      return {
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: edgePage('Checking your browser'),
      }
    case 'empty':
      return { ...answer, body: '' }
    case 'truncated': {
      const { body = '' } = answer
      return { ...answer, body: body.slice(0, body.length / 2) }
    }
    case 'doubled': {
      const body = Buffer.from(answer.body ?? '')
      return { ...answer, body: Buffer.concat([body, body]) }
    }
    case 'drip':
      return { ...answer, delivery: { how, overMs: ms } }
    case 'stalled':
      return { ...answer, delivery: { how, silentMs: ms } }
    default:
      return { ...answer, delivery: { how } }
  }
}
