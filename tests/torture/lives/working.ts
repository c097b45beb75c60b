import { writeReason } from '@/lib/kling/reason'
import { POLLED_STATES } from '@/lib/tasks/lifecycle'
import { ARCHIVE_LEASE_MS, archiveGapMs, POLL_LEASE_MS, SEND_LEASE_MS } from '@/lib/tasks/schedule'
import type { TaskRow } from '@/lib/tasks/store'
import { poll } from './polling'
import { send } from './sending'
import type { Actor } from './virtual-time'
import { betweenSteps, instant, type World } from './world'

const IDLE_MS = 12 * 3_600_000
const BLOCKED_MS = 60_000

const STAGES = [
  { name: 'send', states: ['queued'], leaseMs: SEND_LEASE_MS, work: send },
  { name: 'poll', states: POLLED_STATES, leaseMs: POLL_LEASE_MS, work: poll },
  { name: 'archive', states: ['archiving'], leaseMs: ARCHIVE_LEASE_MS, work: archive },
] as const

/** One worker of several: claims what is due, begins it, and sleeps until more is. */
export async function* worker(world: World, process: string): Actor {
  for (let round = 1; ; round++) {
    await markCutOff(world)
    yield betweenSteps(world)
    for (const stage of STAGES) {
      const { name, states, leaseMs, work } = stage
      if (!hasRoom(world, name)) continue
      const token = `${process}-${round}-${name}`
      const claim = { states, leaseMs, token, limit: 2, now: instant(world) }
      for (const task of await world.store.claim(claim)) {
        world.time.start(process, work(world, task, token))
      }
    }
    yield untilNextDue(world)
  }
}

const hasRoom = ({ health, time }: World, stage: 'send' | 'poll' | 'archive'): boolean => {
  if (stage === 'send') return !health.paused && health.throttledUntil <= time.now()
  return stage === 'archive' || health.pollingPausedUntil <= time.now()
}

const untilNextDue = (world: World): number => {
  const next = world.store.nextDue(instant(world))
  if (next === null) return IDLE_MS
  const ms = next - world.time.now()
  return ms <= 0 ? BLOCKED_MS * world.chance.between(0.1, 1) : Math.min(IDLE_MS, ms)
}

/** What was on the wire when its process died may have been charged. */
const markCutOff = async (world: World): Promise<void> => {
  const now = instant(world)
  for (const task of await world.store.cutOff(now)) {
    const reason = writeReason('stopped')
    const again = world.flaw === 'sends_again_after_crash'
    const event = { kind: again ? ('not_sent' as const) : ('unknown' as const), reason }
    const lease = task.leaseToken === null ? {} : { leaseToken: task.leaseToken }
    await world.store.apply(task, event, { now, change: { dueAt: again ? now : null }, ...lease })
    world.tell(`${task.id} was cut off`)
  }
}

/** Stores a result, or fails to; the lease is renewed at a third, as lib/tasks/archive-task.ts. */
async function* archive(world: World, task: TaskRow, leaseToken: string): Actor {
  const { chance, store } = world
  for (let left = chance.around(3_000, 1); left > 0; left -= ARCHIVE_LEASE_MS / 3) {
    yield Math.min(left, ARCHIVE_LEASE_MS / 3) + betweenSteps(world)
    const leaseUntil = new Date(instant(world).getTime() + ARCHIVE_LEASE_MS)
    if (!(await store.renew({ id: task.id, leaseToken }, leaseUntil))) return
  }
  yield betweenSteps(world)
  const now = instant(world)
  const attempt = task.archiveAttempts + 1
  if (attempt > 4 || chance.happens(0.7)) {
    const stored = await store.apply(task, { kind: 'stored' }, { now, leaseToken })
    if (stored) world.tell(`${task.id} is stored`)
    return
  }
  const gapMs = archiveGapMs(attempt, chance.random())
  await store.update(
    { id: task.id, state: 'archiving', leaseToken },
    {
      archiveAttempts: attempt,
      note: { code: 'archive_retry', reason: 'unreachable' },
      dueAt: new Date(now.getTime() + gapMs),
    },
  )
}
