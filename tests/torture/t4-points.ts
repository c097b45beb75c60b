import type { TaskState } from '@/lib/tasks/lifecycle'
import { json } from '@/tests/helpers/odd-provider'
import type { Moment } from '@/tests/torture/sudden-death'
import type { Asked, TortureProvider } from '@/tests/torture/torture-provider'

/** A moment at which an instance is killed, and all that may be seen of it afterwards. */
export type Point = {
  name: string
  /** Killed by itself there, or by the provider in the middle of a request. */
  moment?: Moment
  provider?: (kill: () => void) => TortureProvider['stepIn']
  /** How the provider behaves besides. */
  always?: TortureProvider['stepIn']
  /** The instance that comes after it is killed as well, there. */
  successor?: Moment
  /** Where the task stands when the first is dead; null when there is none. */
  found: TaskState | null
  ends: 'done' | 'failed' | 'unconfirmed'
  /** Requests to generate that reached the provider, and those that it took in: they may cost. */
  arrived: 0 | 1
  accepted: 0 | 1
}

const commit = (from: string, to: string, when: 'before' | 'after'): Moment => ({
  at: 'commit',
  from,
  to,
  when,
})
const publish = (extension: 'mp4' | 'webp', when: 'before' | 'after'): Moment => ({
  at: 'publish',
  extension,
  when,
})

const SENT = { arrived: 1, accepted: 1 } as const
const REFUSED = { arrived: 1, accepted: 0 } as const
const NEVER_SENT = { arrived: 0, accepted: 0 } as const

const refuse = ({ response }: Asked) =>
  response.writeHead(400, { 'content-type': 'application/json' }).end('{"code":"INVALID_PROMPT"}')

const fail = ({ id, response }: Asked) =>
  json(response, { task_id: id, status: 'FAILED', error_message: 'No capacity' })

const cutInHalf =
  (kill: () => void) =>
  ({ film, response }: Asked) => {
    const bytes = film()
    response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': bytes.length })
    response.write(bytes.subarray(0, bytes.length / 2), kill)
  }

const onceSent = { found: 'running', ends: 'done', ...SENT } as const
const onceArchiving = { found: 'archiving', ends: 'done', ...SENT } as const
const cutOff = { found: 'sending', ends: 'unconfirmed' } as const

/** In the order of a task's life. */
export const POINTS: readonly Point[] = [
  {
    name: 'before the commit of the submission',
    moment: commit('new', 'queued', 'before'),
    found: null,
    ends: 'done',
    ...SENT,
  },
  {
    name: 'after the commit of the submission',
    moment: commit('new', 'queued', 'after'),
    found: 'queued',
    ends: 'done',
    ...SENT,
  },
  {
    name: 'before the commit of sending',
    moment: commit('queued', 'sending', 'before'),
    found: 'queued',
    ends: 'done',
    ...SENT,
  },
  {
    // Nobody can tell this one from those that were on the wire.
    name: 'after the commit of sending',
    moment: commit('queued', 'sending', 'after'),
    ...cutOff,
    ...NEVER_SENT,
  },
  {
    name: 'mid-POST, before it is accepted',
    provider: (kill) => ({ create: kill }),
    ...cutOff,
    ...REFUSED,
  },
  {
    name: 'mid-POST, after it was accepted',
    provider: (kill) => ({
      create: ({ accept }) => {
        accept()
        kill()
      },
    }),
    ...cutOff,
    ...SENT,
  },
  {
    name: 'before the commit of the acceptance',
    moment: commit('sending', 'running', 'before'),
    ...cutOff,
    ...SENT,
  },
  {
    name: 'after the commit of the acceptance',
    moment: commit('sending', 'running', 'after'),
    ...onceSent,
  },
  {
    name: 'before the commit of a refusal',
    moment: commit('sending', 'failed', 'before'),
    always: { create: refuse },
    ...cutOff,
    ...REFUSED,
  },
  {
    name: 'after the commit of a refusal',
    moment: commit('sending', 'failed', 'after'),
    always: { create: refuse },
    found: 'failed',
    ends: 'failed',
    ...REFUSED,
  },
  {
    name: 'before the commit of a cut-off',
    provider: (kill) => ({ create: kill }),
    successor: commit('sending', 'unconfirmed', 'before'),
    ...cutOff,
    ...REFUSED,
  },
  {
    name: 'after the commit of a cut-off',
    provider: (kill) => ({ create: kill }),
    successor: commit('sending', 'unconfirmed', 'after'),
    ...cutOff,
    ...REFUSED,
  },
  { name: 'mid-poll', provider: (kill) => ({ status: kill }), ...onceSent },
  {
    name: 'before the commit of a failure',
    moment: commit('running', 'failed', 'before'),
    always: { status: fail },
    found: 'running',
    ends: 'failed',
    ...SENT,
  },
  {
    name: 'after the commit of a failure',
    moment: commit('running', 'failed', 'after'),
    always: { status: fail },
    found: 'failed',
    ends: 'failed',
    ...SENT,
  },
  {
    name: 'before the commit of the settlement',
    moment: commit('running', 'archiving', 'before'),
    ...onceSent,
  },
  {
    name: 'after the commit of the settlement',
    moment: commit('running', 'archiving', 'after'),
    ...onceArchiving,
  },
  {
    name: 'mid-download',
    provider: (kill) => ({ film: cutInHalf(kill) }),
    ...onceArchiving,
  },
  {
    name: 'before the poster is published',
    moment: publish('webp', 'before'),
    ...onceArchiving,
  },
  {
    name: 'after the poster was published',
    moment: publish('webp', 'after'),
    ...onceArchiving,
  },
  { name: 'before the video is published', moment: publish('mp4', 'before'), ...onceArchiving },
  { name: 'after the video was published', moment: publish('mp4', 'after'), ...onceArchiving },
  {
    name: 'before the commit of the stored video',
    moment: commit('archiving', 'done', 'before'),
    ...onceArchiving,
  },
  {
    name: 'after the commit of the stored video',
    moment: commit('archiving', 'done', 'after'),
    found: 'done',
    ends: 'done',
    ...SENT,
  },
]
