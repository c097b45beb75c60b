import type { FaultOf } from './fault-kinds'

/** What an odd, but whole, answer says. Each changes the fields in place, or returns new ones. */

type Fields = Record<string, unknown>

export const oddCredits = (data: Fields, fault: FaultOf<'odd_credits'> | undefined): void => {
  const credits = data.consumed_credits
  if (fault?.how === 'missing') delete data.consumed_credits
  if (fault?.how === 'null') data.consumed_credits = null
  if (fault?.how === 'string') data.consumed_credits = `${credits}`
  if (fault?.how === 'wrong') data.consumed_credits = fault.value ?? Number(credits) + 1
}

export const oddStatus = (data: Fields, fault: FaultOf<'odd_status'> | undefined): void => {
  if (fault?.word === undefined) {
    if (fault) delete data.status
  } else data.status = fault.word
}

/** @param dead an address with nothing behind it. */
export const oddResponse = (
  data: Fields,
  fault: FaultOf<'odd_response'> | undefined,
  url: string,
  dead: string,
): void => {
  if (!fault) return
  if (fault.shape === 'missing') delete data.response
  else data.response = RESPONSES[fault.shape](url, dead)
}

type Shape = Exclude<FaultOf<'odd_response'>['shape'], 'missing'>

const RESPONSES: Record<Shape, (url: string, dead: string) => unknown> = {
  null: () => null,
  empty: () => [],
  string: (url) => url,
  json_string: (url) => JSON.stringify([url]),
  object: (url) => ({ url }),
  nested: (url, dead) => ({
    videos: [{ id: '1', resource: { url, duration: '5.0' } }],
    cover: { url: dead.replace(/\.mp4$/, '.jpg') },
  }),
  objects: (url) => [{ type: 'video', url, seed: '42' }],
  dead_first: (url, dead) => [dead, url],
  duplicates: (url) => [url, url],
}

/** Nobody documented them; they stand behind what was documented. */
export const withExtraFields = (body: Fields): Fields => {
  const data = body.data as Fields
  const request = data.request as Fields | undefined
  return {
    ...body,
    data: {
      ...data,
      ...(request ? { request: { ...request, duration: `${request.duration ?? ''}` } } : {}),
      progress: '0.4',
      queue: { position: '3', eta_seconds: 12.5 },
      result: null,
      'x-trace': ['a', { b: [] }],
    },
    request_id: 'b7c2',
    success: 'true',
  }
}
