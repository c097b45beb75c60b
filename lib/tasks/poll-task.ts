import 'server-only'
import { databaseNow } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { readTask } from '@/lib/kling/client'
import type { StatusNews } from '@/lib/kling/outcome'
import { log } from '@/lib/log'
import { applyEvent } from '@/lib/tasks/apply-event'
import type { TaskEvent } from '@/lib/tasks/lifecycle'
import { noteStatusNews, POLLING_PAUSE_MS } from '@/lib/tasks/provider-health'
import { LOST_AFTER_MS, nextPollAt, STALLED_AFTER_MS } from '@/lib/tasks/schedule'
import { type TaskChange, type TaskRow, updateTask } from '@/lib/tasks/store'

/** Asks the provider about a claimed task. No error of the asking ever fails the task. */
export const pollTask = async (task: TaskRow, leaseToken: string): Promise<void> => {
  const { provider } = env()
  if (!task.providerTaskId) throw new Error(`task ${task.id} has no provider id to poll`)
  const askedAt = performance.now()
  const news = await readTask(provider, task.providerTaskId, task)
  const tookMs = performance.now() - askedAt
  const now = await databaseNow()
  await recordNews(task, leaseToken, news, now)
  await noteStatusNews(task.providerMode, news, { now, tookMs })
}

const isAnswer = (news: StatusNews) => !['no_news', 'unauthorized'].includes(news.kind)

const recordNews = async (
  task: TaskRow,
  leaseToken: string,
  news: StatusNews,
  now: Date,
): Promise<void> => {
  const asked: TaskChange = { lastPolledAt: now, pollCount: task.pollCount + 1 }
  const apply = (event: TaskEvent, change: TaskChange) =>
    applyEvent(task, event, { now, leaseToken, change: { ...asked, ...change } })
  const later = (state: TaskRow['state'], atLeastMs = 0) =>
    laterPoll(task, state, news, now, atLeastMs)

  const recordRunning = async (credits: number | null) => {
    const change = { missingSince: null, reportedCredits: credits ?? task.reportedCredits }
    if (await stallWhenSlow(task, leaseToken, news, now, { ...asked, ...change })) return
    await apply(
      { kind: 'running' },
      { ...change, dueAt: later(task.state === 'lost' ? 'running' : task.state) },
    )
  }

  switch (news.kind) {
    case 'succeeded':
      await apply(
        { kind: 'succeeded', urls: news.urls, credits: news.credits },
        {
          resultUrls: news.urls,
          reportedCredits: news.credits ?? task.reportedCredits,
          succeededAt: now,
          rawAnswer: news.raw,
          dueAt: now,
        },
      )
      return
    case 'failed':
      await apply(
        { kind: 'failed', group: news.group, message: news.message, credits: news.credits },
        { reportedCredits: news.credits, rawAnswer: news.raw, dueAt: null },
      )
      return
    case 'not_found': {
      const missingSince = task.missingSince ?? now
      const lost = now.getTime() - missingSince.getTime() >= LOST_AFTER_MS
      const change = { missingSince, rawAnswer: news.raw }
      if (lost && (await apply({ kind: 'missing' }, { ...change, dueAt: later('lost') }))) return
      await stay(task, leaseToken, { ...asked, ...change, dueAt: later(task.state) })
      return
    }
    case 'running':
      if (news.unknownWord) {
        log.warn({ taskId: task.id, word: news.word }, 'unknown status word, taken as running')
      }
      await recordRunning(news.credits)
      return
    case 'no_news':
    case 'unauthorized': {
      if (await stallWhenSlow(task, leaseToken, news, now, asked)) return
      const waitMs = news.kind === 'unauthorized' ? POLLING_PAUSE_MS : (news.retryAfterMs ?? 0)
      await stay(task, leaseToken, { ...asked, dueAt: later(task.state, waitMs) })
    }
  }
}

const laterPoll = (
  task: TaskRow,
  state: TaskRow['state'],
  news: StatusNews,
  now: Date,
  atLeastMs: number,
): Date | null => {
  const next = nextPollAt({
    state,
    stateAt: state === task.state ? task.stateAt : now,
    answered: isAnswer(news),
    settings: task.settings,
    sentAt: task.sentAt ?? task.createdAt,
    now,
    speed: env().provider.speed,
    watched: task.watched,
  })
  return next && new Date(Math.max(next.getTime(), now.getTime() + atLeastMs))
}

const stallWhenSlow = async (
  task: TaskRow,
  leaseToken: string,
  news: StatusNews,
  now: Date,
  change: TaskChange,
): Promise<boolean> => {
  const elapsedMs = now.getTime() - (task.sentAt ?? task.createdAt).getTime()
  if (task.state !== 'running' || elapsedMs < STALLED_AFTER_MS) return false
  const dueAt = laterPoll(task, 'stalled', news, now, 0)
  return applyEvent(task, { kind: 'no_news' }, { now, leaseToken, change: { ...change, dueAt } })
}

const stay = (task: TaskRow, leaseToken: string, change: TaskChange) =>
  updateTask({ id: task.id, state: task.state, leaseToken }, change)
