import type { Clock } from './clock'
import { pause } from './delivery'
import type { Evils } from './evils'
import type { FaultOf } from './fault-kinds'
import { garble } from './garble'
import type { Answer, Asked, Spoken } from './http'
import { INTERRUPTIONS, interrupt } from './interrupt'
import type { Links } from './links'
import type { Renders } from './render'
import type { Tasks } from './tasks'
import { wrongFile } from './wrong-file'

export type CdnParts = {
  tasks: Tasks
  renders: Renders
  links: Links
  evils: Evils
  clock: Clock
}

const refusal = (
  status: number,
  message: string,
  headers: Record<string, string> = {},
): Spoken => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
  body: message,
})

const ANSWER_FAULTS = [
  ...INTERRUPTIONS,
  ...(['expired_url', 'garbled', 'wrong_file', 'odd_range', 'redirect'] as const),
] as const

/** Somewhere in a network that is not ours: whoever follows it has been led astray. */
const PRIVATE_ADDRESS = 'http://10.255.255.1/video.mp4'

/** Results, on an origin of their own: signed addresses, ranges, no key asked for. */
export const createCdn =
  ({ tasks, renders, links, evils, clock }: CdnParts) =>
  async ({ request, url }: Asked): Promise<Answer> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return refusal(405, 'Only GET and HEAD', { allow: 'GET, HEAD' })
    }
    const link = links.check(url, clock.now())
    if (!link.ok) return refusal(link.reason === 'No such file' ? 404 : 403, link.reason)
    const state = tasks.find(link.taskId)
    if (state?.ending?.status !== 'SUCCESS') return refusal(404, 'No such file')
    const { task } = state
    const subject = { type: task.request.type, prompt: task.request.prompt, taskId: task.id }
    const take = evils.at('cdn', subject, state.name)
    const slow = take(['latency'])
    if (slow) await pause(slow.ms ?? 0)
    const isRange = request.headers.range !== undefined
    const fault = take(ANSWER_FAULTS, ({ kind }) => {
      if (kind === 'odd_range') return isRange
      // Once led on, an address leads nowhere else.
      return kind !== 'redirect' || !url.searchParams.has('hop')
    })
    if (fault?.kind === 'expired_url') return refusal(403, 'The address has expired')
    if (fault?.kind === 'redirect') return redirect(url, fault.to)
    const film = () => renders.deliver(task, task.id)
    if (fault?.kind === 'wrong_file') {
      return wrongFile(fault.what, async () => (await film()).bytes)
    }
    if (fault?.kind === 'odd_range' || fault?.kind === 'garbled' || !fault) {
      const file = await film()
      if (fault?.kind === 'odd_range') return oddRange(request.headers, file, fault.how)
      const answer = serve(request.headers, file)
      return fault ? garble(answer, fault) : answer
    }
    return interrupt(fault)
  }

const redirect = (url: URL, to: string): Spoken => {
  const hop = new URLSearchParams(url.search)
  hop.set('hop', '1')
  const targets: Record<string, string> = {
    real: `${url.pathname}?${hop}`,
    private: PRIVATE_ADDRESS,
  }
  return { status: 302, headers: { location: targets[to] ?? to } }
}

type File = { bytes: Uint8Array; etag: string }
type Headers = Asked['request']['headers']

const headersOf = ({ etag }: File) => ({
  'content-type': 'video/mp4',
  'accept-ranges': 'bytes',
  etag,
})

const serve = (asked: Headers, file: File): Spoken => {
  const { bytes, etag } = file
  const headers = headersOf(file)
  if (asked['if-none-match'] === etag) return { status: 304, headers }
  const isSame = asked['if-range'] === undefined || asked['if-range'] === etag
  const range = isSame ? readRange(asked.range, bytes.length) : 'whole'
  if (range === 'whole') return { status: 200, headers, body: bytes }
  if (range === 'unsatisfiable') {
    return refusal(416, 'Nothing there', { 'content-range': `bytes */${bytes.length}` })
  }
  return part(file, range, range)
}

/** The bytes `from`, told as those of `told`. Both ends are included. */
const part = (file: File, from: [number, number], told: [number, number]): Spoken => ({
  status: 206,
  headers: {
    ...headersOf(file),
    'content-range': `bytes ${told[0]}-${told[1]}/${file.bytes.length}`,
  },
  body: file.bytes.subarray(from[0], from[1] + 1),
})

const SHIFT = 16

const oddRange = (asked: Headers, file: File, how: FaultOf<'odd_range'>['how']): Spoken => {
  const range = readRange(asked.range, file.bytes.length)
  if (how === 'ignored' || typeof range === 'string') {
    return { status: 200, headers: headersOf(file), body: file.bytes }
  }
  const [first, last] = range
  if (how === 'shifted') return part(file, [Math.max(0, first - SHIFT), last - SHIFT], range)
  const beginning: [number, number] = [0, last - first]
  return part(file, beginning, beginning)
}

/** One range of bytes; what is not understood is no range at all, as RFC 9110 has it. */
export const readRange = (
  header: string | undefined,
  length: number,
): [first: number, last: number] | 'whole' | 'unsatisfiable' => {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === undefined || to === undefined || (!from && !to)) return 'whole'
  if (!from) {
    const tail = Number(to)
    return tail === 0 ? 'unsatisfiable' : [Math.max(0, length - tail), length - 1]
  }
  const first = Number(from)
  const last = to ? Math.min(Number(to), length - 1) : length - 1
  if (to && Number(to) < first) return 'whole'
  return first >= length ? 'unsatisfiable' : [first, last]
}
