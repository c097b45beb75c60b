import { writeReason } from '@/lib/kling/reason'
import type { TaskState } from '@/lib/tasks/lifecycle'
import type { TaskRow } from '@/lib/tasks/store'
import type { Remains } from './life-store'
import { FAIR_WITHIN_MS, type SimulatedKling, type SimulatedTask } from './simulated-kling'

/** What must be true of every life, whatever has happened in it. */
export type Rule =
  | 'one_hold'
  | 'one_resolution'
  | 'resolution_fits_state'
  | 'sent_twice'
  | 'credits_conserved'
  | 'settled_as_told'
  | 'failed_without_failure_word'
  | 'released_though_charged'
  | 'lost_shot'
  | 'unconfirmed_without_doubt'
  | 'stuck'
  | 'nothing_throws'

export type Violation = { rule: Rule; taskId: string; detail: string }

export type Life = {
  remains: Remains
  kling: SimulatedKling
  toldCredits: ReadonlyMap<string, number>
  granted: number
}

const OPEN: readonly TaskState[] = [
  'queued',
  'sending',
  'running',
  'stalled',
  'lost',
  'unconfirmed',
]

export const judge = (life: Life): Violation[] => [
  ...judgeBooks(life),
  ...life.remains.tasks.flatMap((task) => judgeTask(life, task)),
]

const judgeBooks = ({ remains, granted }: Life): Violation[] => {
  const { tasks, movements, balances } = remains
  const all = Object.values(balances)
  const held = tasks
    .filter(({ state }) => OPEN.includes(state))
    .reduce((sum, { priceCredits }) => sum + priceCredits, 0)
  const summed = movements.reduce(
    (sum, { legs }) => sum + Object.values(legs).reduce((legSum, leg) => legSum + leg, 0),
    0,
  )
  const isConserved =
    summed === 0 &&
    all.reduce((sum, balance) => sum + balance, 0) === 0 &&
    balances.available >= 0 &&
    balances.held === held &&
    balances.issued === -granted
  const detail = JSON.stringify({ ...balances, shouldBeHeld: held })
  return isConserved ? [] : [{ rule: 'credits_conserved', taskId: '', detail }]
}

const judgeTask = (life: Life, task: TaskRow): Violation[] => {
  const { remains, kling, toldCredits } = life
  const broken: Violation[] = []
  const must = (rule: Rule, isSo: boolean, detail = '') => {
    if (!isSo) broken.push({ rule, taskId: task.id, detail: `${task.state} ${detail}` })
  }
  const own = remains.movements.filter(({ taskId }) => taskId === task.id)
  const resolutions = own.map(({ kind }) => kind).filter((kind) => kind !== 'hold')
  const posts = kling.posts.filter(({ taskId }) => taskId === task.id)
  const accepted = posts.flatMap((post) => post.accepted ?? [])
  const theirs = kling.tasks.get(task.providerTaskId ?? '')
  const isDecided = ['written_off', 'sent_again'].includes(task.note?.code ?? '')

  must('one_hold', own.filter(({ kind }) => kind === 'hold').length === 1)
  must('one_resolution', resolutions.length <= 1, resolutions.join())
  must('resolution_fits_state', fits(task, resolutions[0]), resolutions.join())
  must(
    'sent_twice',
    accepted.length <= 1 && posts.slice(0, -1).every((post) => post.saidNotAccepted),
    `${posts.length} requests, ${accepted.length} accepted`,
  )
  if (task.billedCredits !== null) {
    const told = toldCredits.get(task.id) ?? task.priceCredits
    must('settled_as_told', task.billedCredits === told, `${task.billedCredits}, told ${told}`)
    const isTold = theirs !== undefined && theirs.toldCredits !== 'missing'
    must('settled_as_told', !isTold || task.billedCredits === theirs.charged, 'not as charged')
  }
  if (task.note?.code === 'failed') {
    must('failed_without_failure_word', theirs?.ending.startsWith('failed') ?? false)
  }
  if (resolutions[0] === 'release') {
    const isRefunded = task.note?.code === 'failed' && theirs?.ending.startsWith('failed')
    must('released_though_charged', accepted.length === 0 || isRefunded === true)
  }
  if (accepted.length > 0) {
    must('lost_shot', theirs !== undefined || task.state === 'unconfirmed' || isDecided)
  }
  if (task.state === 'unconfirmed') {
    must('unconfirmed_without_doubt', posts.at(-1)?.saidNotAccepted !== true || isCutOff(task))
  }
  must('stuck', !isStuck(task, theirs), JSON.stringify(theirs))
  return broken
}

/** A process that died on the wire cannot know what it would have been told. */
const isCutOff = ({ note }: TaskRow) =>
  note?.code === 'unknown_outcome' && note.reason === writeReason('stopped')

const fits = (task: TaskRow, resolution: string | undefined): boolean => {
  if (OPEN.includes(task.state)) return resolution === undefined
  if (task.state === 'done' || task.state === 'archiving') return resolution === 'settle'
  if (task.state === 'cancelled') return resolution === 'release'
  const isDecided = task.note?.code === 'written_off' || task.note?.code === 'sent_again'
  return resolution === (isDecided ? 'write_off' : 'release')
}

/** Once everything has had its time, only what waits for a person may be left. */
const isStuck = (task: TaskRow, theirs: SimulatedTask | undefined): boolean => {
  if (['queued', 'sending', 'running', 'archiving'].includes(task.state)) return true
  if (task.state === 'lost') return theirs !== undefined && !theirs.isForgotten
  if (task.state !== 'stalled') return false
  const sentAt = (task.sentAt ?? task.createdAt).getTime()
  const endsInTime = theirs && theirs.ending !== 'never' && theirs.endsAt < sentAt + FAIR_WITHIN_MS
  return endsInTime === true && !theirs.isForgotten
}
