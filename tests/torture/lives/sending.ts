import { type SubmitOutcome, submitOutcome } from '@/lib/kling/submit-outcome'
import type { TaskEvent } from '@/lib/tasks/lifecycle'
import { nextPollAt, resendGapMs } from '@/lib/tasks/schedule'
import type { TaskChange, TaskRow } from '@/lib/tasks/store'
import type { Actor } from './virtual-time'
import { betweenSteps, instant, type World } from './world'

const PAUSE_AFTER_UNKNOWNS = 5

/** Sends a claimed task, step by step as lib/tasks/send-task.ts does. */
export async function* send(world: World, claimed: TaskRow, leaseToken: string): Actor {
  const { store, kling, tell } = world
  yield betweenSteps(world)
  const now = instant(world)
  if (world.chance.happens(0.005)) {
    const event = { kind: 'unsendable', message: 'The input is gone.' } as const
    await store.apply(claimed, event, { now, leaseToken })
    return
  }
  const attempt = { sentAt: now, sendAttempts: claimed.sendAttempts + 1 }
  const taken = await store.apply(
    claimed,
    { kind: 'taken' },
    { now, leaseToken, change: attempt, keepLease: true },
  )
  if (taken !== true) return
  const task: TaskRow = { ...claimed, ...attempt, state: 'sending', note: null }
  yield betweenSteps(world)
  const { evidence, afterMs } = kling.post(task, world.time.now())
  tell(`${task.id} is posted, attempt ${task.sendAttempts}`)
  // The process may die while the request is on the wire.
  if (world.chance.happens(0.02)) yield afterMs * world.chance.random()
  else yield afterMs
  yield betweenSteps(world)
  const outcome = submitOutcome(evidence, instant(world))
  tell(`${task.id} is answered: ${outcome.kind}`)
  const throttleMs = throttleGapMs(world, outcome, task.sendAttempts)
  await record(world, task, leaseToken, outcome, throttleMs)
  world.wakeWorkers()
  yield betweenSteps(world)
  noteHealth(world, outcome, throttleMs)
}

const throttleGapMs = ({ chance }: World, outcome: SubmitOutcome, attempt: number): number =>
  (outcome.kind === 'throttled' ? outcome.retryAfterMs : null) ??
  resendGapMs(attempt, chance.random())

const record = async (
  world: World,
  task: TaskRow,
  leaseToken: string,
  outcome: SubmitOutcome,
  throttleMs: number,
): Promise<void> => {
  const { store } = world
  const now = instant(world)
  const event = toEvent(world, outcome)
  const change = { rawAnswer: outcome.raw, ...changeFor(world, task, outcome, throttleMs) }
  const remember = () => {
    if (outcome.kind === 'accepted' && outcome.credits !== null) {
      world.toldCredits.set(task.id, outcome.credits)
    }
  }
  const applied = await store.apply(task, event, { now, leaseToken, change })
  if (applied === 'taken_id') {
    const unknown = { kind: 'unknown', reason: 'another task already has this id' } as const
    const doubtful = { rawAnswer: outcome.raw, dueAt: null }
    await store.apply(task, unknown, { now, leaseToken, change: doubtful })
    return
  }
  if (applied) return remember()
  // The lease ran out meanwhile; of the same attempt the answer still holds.
  const current = await store.find(task.id)
  const isOurs =
    current?.state === 'unconfirmed' &&
    current.providerTaskId === null &&
    current.sendAttempts === task.sendAttempts
  if (isOurs && (await store.apply(current, event, { now, change })) === true) remember()
}

const toEvent = (world: World, outcome: SubmitOutcome): TaskEvent => {
  switch (outcome.kind) {
    case 'accepted':
      return { kind: 'accepted', providerTaskId: outcome.taskId, credits: outcome.credits }
    case 'rejected':
      return { kind: 'rejected', providerCode: outcome.providerCode, message: outcome.message }
    case 'throttled':
      return { kind: 'throttled' }
    case 'not_sent':
      return { kind: 'not_sent', reason: outcome.reason }
    case 'unknown':
      return {
        kind: world.flaw === 'sends_again_after_reset' ? 'not_sent' : 'unknown',
        reason: outcome.reason,
      }
  }
}

const changeFor = (
  world: World,
  task: TaskRow,
  outcome: SubmitOutcome,
  throttleMs: number,
): TaskChange => {
  const now = instant(world)
  const after = (ms: number) => new Date(now.getTime() + ms)
  const again = after(resendGapMs(task.sendAttempts, world.chance.random()))
  switch (outcome.kind) {
    case 'accepted':
      return {
        providerTaskId: outcome.taskId,
        reportedCredits: outcome.credits,
        dueAt: nextPollAt({
          state: 'running',
          stateAt: now,
          answered: true,
          settings: task.settings,
          sentAt: task.sentAt ?? now,
          now,
          speed: 1,
          watched: task.watched,
        }),
      }
    case 'not_sent':
      return { dueAt: again }
    case 'throttled':
      return { dueAt: after(throttleMs) }
    case 'rejected':
      return { dueAt: null }
    case 'unknown':
      return { dueAt: world.flaw === 'sends_again_after_reset' ? again : null }
  }
}

const noteHealth = (world: World, outcome: SubmitOutcome, throttleMs: number) => {
  const { health, time } = world
  health.unknowns = outcome.kind === 'unknown' ? health.unknowns + 1 : 0
  if (outcome.kind === 'throttled') health.throttledUntil = time.now() + throttleMs
  const pauses =
    (outcome.kind === 'rejected' && outcome.pause !== null) ||
    health.unknowns >= PAUSE_AFTER_UNKNOWNS
  if (pauses && !health.paused) {
    health.paused = true
    world.tell('sending pauses')
    time.start('admin', resume(world), world.chance.around(1_200_000, 1))
  }
}

async function* resume(world: World): Actor {
  Object.assign(world.health, { paused: false, throttledUntil: 0, unknowns: 0 })
  world.tell('an admin resumes sending')
  world.wakeWorkers()
  yield 0
}
