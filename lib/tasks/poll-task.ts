import 'server-only'
import { databaseNow } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { readTask } from '@/lib/kling/client'
import type { StatusNews } from '@/lib/kling/status-news'
import { log } from '@/lib/log'
import { applyEvent } from '@/lib/tasks/apply-event'
import type { TaskEvent } from '@/lib/tasks/lifecycle'
import { readPollPace } from '@/lib/tasks/poll-pace'
import { noteStatusNews, POLLING_PAUSE_MS } from '@/lib/tasks/provider-health'
import { recordProviderWord } from '@/lib/tasks/provider-word-store'
import { LOST_AFTER_MS, nextPollAt, type PollPace, STALLED_AFTER_MS } from '@/lib/tasks/schedule'
import { type TaskChange, type TaskRow, updateTask } from '@/lib/tasks/store'

/** Asks the provider about a claimed task. No error of the asking ever fails the task. */
export const pollTask = async (task: TaskRow, leaseToken: string): Promise<void> => {
  const { provider } = env()
  if (!task.providerTaskId) throw new Error(`task ${task.id} has no provider id to poll`)
  const pace = await readPollPace(task)
  const askedAt = performance.now()
  const news = await readTask(provider, task.providerTaskId, task)
  const tookMs = performance.now() - askedAt
  const now = await databaseNow()
  await recordNews(task, leaseToken, news, now, pace)
  await noteStatusNews(task.providerMode, news, { now, tookMs })
  if (news.kind === 'running' && news.unknownWord && news.word !== null) {
    await tellUnknownWord(task, news.word, now)
  }
}

/** Once for each word, to the operators: it is taken for running, and may mean something else. */
const tellUnknownWord = async (task: TaskRow, word: string, now: Date): Promise<void> => {
  if (!(await recordProviderWord(task.providerMode, word, task.id, now))) return
  log.warn({ taskId: task.id, word }, 'unknown status word, taken as running')
}

const isAnswer = (news: StatusNews) => !['no_news', 'unauthorized'].includes(news.kind)

const recordNews = async (
  task: TaskRow,
  leaseToken: string,
  news: StatusNews,
  now: Date,
  pace: PollPace,
): Promise<void> => {
  const asked: TaskChange = { lastPolledAt: now, pollCount: task.pollCount + 1 }
  const apply = (event: TaskEvent, change: TaskChange) =>
    applyEvent(task, event, { now, leaseToken, change: { ...asked, ...change } })
  const later = (state: TaskRow['state'], atLeastMs = 0) =>
    laterPoll(task, state, news, { now, pace, atLeastMs })

  const stall = async (change: TaskChange): Promise<boolean> => {
    const elapsedMs = now.getTime() - sentAtOf(task).getTime()
    if (task.state !== 'running' || elapsedMs < STALLED_AFTER_MS) return false
    const slow = { ...change, latencySeconds: null, dueAt: later('stalled') }
    return applyEvent(task, { kind: 'no_news' }, { now, leaseToken, change: slow })
  }
  const recordRunning = async (credits: number | null) => {
    // A zero while it runs says that nothing is booked yet, not that nothing will be paid.
    const change = { missingSince: null, reportedCredits: credits || task.reportedCredits }
    if (await stall({ ...asked, ...change })) return
    const state = task.state === 'lost' ? 'running' : task.state
    const latencySeconds = state === 'running' ? passedSeconds(task, now) : null
    await apply({ kind: 'running' }, { ...change, latencySeconds, dueAt: later(state) })
  }

  switch (news.kind) {
    case 'succeeded':
      await apply(
        { kind: 'succeeded', urls: news.urls, credits: news.credits },
        {
          resultUrls: news.urls,
          reportedCredits: news.credits ?? task.reportedCredits,
          succeededAt: now,
          latencySeconds: endedAfterSeconds(task, now),
          rawAnswer: news.raw,
          dueAt: now,
        },
      )
      return
    case 'failed':
      await apply(
        { kind: 'failed', group: news.group, message: news.message, credits: news.credits },
        {
          reportedCredits: news.credits,
          latencySeconds: endedAfterSeconds(task, now),
          rawAnswer: news.raw,
          dueAt: null,
        },
      )
      return
    case 'not_found': {
      const missingSince = task.missingSince ?? now
      const lost = now.getTime() - missingSince.getTime() >= LOST_AFTER_MS
      const change = { missingSince, rawAnswer: news.raw }
      const slow = { ...change, latencySeconds: null, dueAt: later('lost') }
      if (lost && (await apply({ kind: 'missing' }, slow))) return
      await stay(task, leaseToken, { ...asked, ...change, dueAt: later(task.state) })
      return
    }
    case 'running':
      await recordRunning(news.credits)
      return
    case 'no_news':
    case 'unauthorized': {
      if (await stall(asked)) return
      const waitMs = news.kind === 'unauthorized' ? POLLING_PAUSE_MS : (news.retryAfterMs ?? 0)
      await stay(task, leaseToken, { ...asked, dueAt: later(task.state, waitMs) })
    }
  }
}

const sentAtOf = (task: TaskRow): Date => task.sentAt ?? task.createdAt

/** Since sending, in seconds of the provider. */
const passedSeconds = (task: TaskRow, now: Date): number =>
  (Math.max(0, now.getTime() - sentAtOf(task).getTime()) / 1000) * env().provider.speed

/** Nobody had asked for longer than any schedule leaves a task alone: where it ended is anywhere. */
const WIDEST_GAP = { providerSeconds: 240, ownSeconds: 5 }

/**
 * How long a task took that is now known to have ended: to the middle between the last answer that
 * said "running", or sending, and now. Null where that says nothing.
 */
const endedAfterSeconds = (task: TaskRow, now: Date): number | null => {
  const { providerSeconds, ownSeconds } = WIDEST_GAP
  const passed = passedSeconds(task, now)
  const running = Math.min(passed, task.latencySeconds ?? 0)
  const widest = Math.max(providerSeconds, ownSeconds * env().provider.speed)
  return task.state === 'running' && passed - running <= widest ? (running + passed) / 2 : null
}

const laterPoll = (
  task: TaskRow,
  state: TaskRow['state'],
  news: StatusNews,
  { now, pace, atLeastMs }: { now: Date; pace: PollPace; atLeastMs: number },
): Date | null => {
  const next = nextPollAt({
    ...pace,
    state,
    stateAt: state === task.state ? task.stateAt : now,
    answered: isAnswer(news),
    settings: task.settings,
    sentAt: sentAtOf(task),
    now,
    speed: env().provider.speed,
  })
  return next && new Date(Math.max(next.getTime(), now.getTime() + atLeastMs))
}

const stay = (task: TaskRow, leaseToken: string, change: TaskChange) =>
  updateTask({ id: task.id, state: task.state, leaseToken }, change)
