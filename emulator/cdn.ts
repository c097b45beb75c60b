import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { interrupt } from './api'
import type { Clock } from './clock'
import type { Faults } from './faults'
import type { Answer, Asked } from './http'
import type { Links } from './links'
import type { Renders } from './render'
import type { Tasks } from './tasks'

export type CdnParts = {
  tasks: Tasks
  renders: Renders
  links: Links
  faults: Faults
  clock: Clock
}

const refusal = (
  status: number,
  message: string,
  headers: Record<string, string> = {},
): Answer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
  body: message,
})

/** Results, on an origin of their own: signed addresses, ranges, no key asked for. */
export const createCdn =
  ({ tasks, renders, links, faults, clock }: CdnParts) =>
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
    const slow = faults.take('cdn', subject, ['latency'])
    if (slow) await sleep(slow.ms ?? 0)
    if (faults.take('cdn', subject, ['expired_url'])) return refusal(403, 'The address has expired')
    const fault = faults.take('cdn', subject, ['rate_limited', 'internal_error', 'reset'])
    if (fault) return interrupt(fault)
    return deliver(request.headers, await renders.deliver(task, task.id))
  }

const deliver = (asked: Asked['request']['headers'], file: Uint8Array): Answer => {
  const etag = `"${createHash('sha256').update(file).digest('hex').slice(0, 32)}"`
  const headers = { 'content-type': 'video/mp4', 'accept-ranges': 'bytes', etag }
  if (asked['if-none-match'] === etag) return { status: 304, headers }
  const isSame = asked['if-range'] === undefined || asked['if-range'] === etag
  const range = isSame ? readRange(asked.range, file.length) : 'whole'
  if (range === 'whole') return { status: 200, headers, body: file }
  if (range === 'unsatisfiable') {
    return refusal(416, 'Nothing there', { 'content-range': `bytes */${file.length}` })
  }
  const [first, last] = range
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${first}-${last}/${file.length}` },
    body: file.subarray(first, last + 1),
  }
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
