import { CATALOG } from '@/lib/kling/catalog'
import type { Latency, Timed } from '@/lib/kling/latency'
import { type Lesson, latencyOf } from '@/lib/kling/learn-latency'
import { pollGapMs } from '@/lib/kling/poll-plan'
import { optimalCalls } from './optimum'
import type { BenchTask, Kind } from './truth'

/** A way to poll: when to ask next, in seconds since sending; what it hears of the ended ones. */
export type Strategy = {
  nextCall: (task: BenchTask, elapsed: number, calls: number) => number
  learn?: (task: BenchTask, seconds: number) => void
}

export type Outcome = { calls: number; meanDelay: number; medianDelay: number; p95Delay: number }

/** Calls + delay / c, of one task on average. */
export const costOf = ({ calls, meanDelay }: Outcome, callWorth: number): number =>
  calls + meanDelay / callWorth

/** As many tasks at once as the studio sends to the real provider. */
const IN_FLIGHT = 3

/** Polls all tasks on a virtual clock, each sent as soon as one of those before it is known ended. */
export const simulate = (tasks: readonly BenchTask[], strategy: Strategy): Outcome => {
  const delays: number[] = []
  let calls = 0
  let sent = 0
  type Running = { task: BenchTask; sentAt: number; asked: number; last: number; next: number }
  const send = (now: number): Running[] => {
    const task = tasks[sent++]
    if (!task) return []
    return [{ task, sentAt: now, asked: 0, last: 0, next: strategy.nextCall(task, 0, 0) }]
  }
  let running = Array.from({ length: IN_FLIGHT }, () => send(0)).flat()
  for (;;) {
    const [first, ...others] = running
    if (!first) break
    const due = others.reduce(
      (one, other) => (other.sentAt + other.next < one.sentAt + one.next ? other : one),
      first,
    )
    calls++
    due.asked++
    const { task, next } = due
    if (next < task.seconds) {
      due.last = next
      due.next = strategy.nextCall(task, next, due.asked)
      continue
    }
    delays.push(next - task.seconds)
    strategy.learn?.(task, (due.last + next) / 2)
    running = [...running.filter((one) => one !== due), ...send(due.sentAt + next)]
  }
  delays.sort((a, b) => a - b)
  const share = (part: number) => delays[Math.floor(part * (delays.length - 1))] ?? Number.NaN
  return {
    calls: calls / delays.length,
    meanDelay: delays.reduce((sum, delay) => sum + delay, 0) / delays.length,
    medianDelay: share(0.5),
    p95Delay: share(0.95),
  }
}

export const fixed = (seconds: number): Strategy => ({
  nextCall: (_, elapsed) => elapsed + seconds,
})

/** 5 s, half as long again after each call, at most a minute. */
export const backOff: Strategy = {
  nextCall: (_, elapsed, calls) => elapsed + Math.min(60, 5 * 1.5 ** calls),
}

/** Knows the truth. */
export const optimal = (callWorth: number): Strategy => {
  const plans = new Map<Kind, number[]>()
  return {
    nextCall: ({ kind }, _, calls) => {
      const plan = plans.get(kind) ?? optimalCalls(kind, callWorth)
      plans.set(kind, plan)
      return plan[calls] ?? Number.NaN
    },
  }
}

type Bucket = { latency: Latency; learnedFrom: number; tasks: number }

/** As many ended tasks of the same model and mode as the studio reads. */
const LESSONS_OF_A_FAMILY = 800
const familyOf = ({ type }: Timed) => `${CATALOG[type].model} ${CATALOG[type].mode}`

/** The studio's own schedule and learning, from its own priors. */
export const ours = (callWorth: number): Strategy => {
  const lessons = new Map<string, Lesson[]>()
  const buckets = new Map<Kind, Bucket>()
  const known = ({ settings }: Kind) => latencyOf(settings, lessons.get(familyOf(settings)) ?? [])
  const bucketOf = (kind: Kind): Bucket => {
    const bucket = buckets.get(kind) ?? {
      latency: known(kind),
      learnedFrom: 0,
      tasks: 0,
    }
    buckets.set(kind, bucket)
    // The studio learns anew every minute; here, to save time, after a fifth more and one.
    if (bucket.tasks >= bucket.learnedFrom * 1.2 + 1) {
      bucket.latency = known(kind)
      bucket.learnedFrom = bucket.tasks
    }
    return bucket
  }
  return {
    nextCall: ({ kind }, elapsed) => {
      const elapsedMs = elapsed * 1000
      const { latency } = bucketOf(kind)
      return elapsed + pollGapMs({ latency, elapsedMs, speed: 1, callWorth }) / 1000
    },
    learn: ({ kind, failed }, seconds) => {
      const { settings } = kind
      const before = lessons.get(familyOf(settings)) ?? []
      before.unshift({ settings, ended: { seconds, failed } })
      if (before.length > LESSONS_OF_A_FAMILY) before.pop()
      lessons.set(familyOf(settings), before)
      bucketOf(kind).tasks++
    },
  }
}
