import { type StatusNews, statusNews } from '@/lib/kling/status-news'
import type { TaskEvent, TaskState } from '@/lib/tasks/lifecycle'
import { LOST_AFTER_MS, nextPollAt, STALLED_AFTER_MS } from '@/lib/tasks/schedule'
import type { TaskChange, TaskRow } from '@/lib/tasks/store'
import type { Actor } from './virtual-time'
import { betweenSteps, instant, type World } from './world'

const POLLING_PAUSE_MS = 60_000

/** Asks about a claimed task, step by step as lib/tasks/poll-task.ts does. */
export async function* poll(world: World, task: TaskRow, leaseToken: string): Actor {
  yield betweenSteps(world)
  const id = task.providerTaskId ?? ''
  const { evidence, afterMs } = world.kling.status(id, world.time.now())
  yield afterMs
  yield betweenSteps(world)
  const news = statusNews(evidence, id, task, instant(world))
  world.tell(`${task.id} is ${news.kind}${news.kind === 'running' ? `: ${news.word}` : ''}`)
  await recordNews(world, task, leaseToken, flawed(world, news))
  world.wakeWorkers()
  if (news.kind === 'unauthorized') {
    world.health.pollingPausedUntil = world.time.now() + POLLING_PAUSE_MS
  }
}

const flawed = ({ flaw }: World, news: StatusNews): StatusNews => {
  const about = { request: null, match: 'unsaid', raw: '' } as const
  const failed = { kind: 'failed', group: 'unknown', message: '', credits: 0, ...about } as const
  if (flaw === 'silence_is_failure' && news.kind === 'no_news') return failed
  const isOther = news.kind === 'succeeded' && !news.raw.includes('"SUCCESS"')
  return flaw === 'takes_the_first_success_word_only' && isOther ? failed : news
}

const isAnswer = (news: StatusNews) => !['no_news', 'unauthorized'].includes(news.kind)

const recordNews = async (
  world: World,
  task: TaskRow,
  leaseToken: string,
  news: StatusNews,
): Promise<void> => {
  const { store } = world
  const now = instant(world)
  const asked: TaskChange = { lastPolledAt: now, pollCount: task.pollCount + 1 }
  const apply = async (event: TaskEvent, change: TaskChange, credits: number | null) => {
    const application = { now, leaseToken, change: { ...asked, ...change } }
    const applied = (await store.apply(task, event, application)) === true
    if (applied && credits !== null) world.toldCredits.set(task.id, credits)
    return applied
  }
  const later = (state: TaskState, atLeastMs = 0) => laterPoll(world, task, news, state, atLeastMs)
  const stay = (change: TaskChange) =>
    store.update({ id: task.id, state: task.state, leaseToken }, { ...asked, ...change })
  const stalls = (change: TaskChange, credits: number | null) => {
    const elapsedMs = now.getTime() - (task.sentAt ?? task.createdAt).getTime()
    if (task.state !== 'running' || elapsedMs < STALLED_AFTER_MS) return false
    return apply({ kind: 'no_news' }, { ...change, dueAt: later('stalled') }, credits)
  }

  switch (news.kind) {
    case 'succeeded': {
      const credits = world.flaw === 'settles_the_estimate' ? task.priceCredits : news.credits
      const change = {
        resultUrls: news.urls,
        reportedCredits: news.credits ?? task.reportedCredits,
        succeededAt: now,
        dueAt: now,
      }
      await apply({ kind: 'succeeded', urls: news.urls, credits }, change, news.credits)
      return
    }
    case 'failed': {
      const { group, message, credits } = news
      const change = { reportedCredits: credits, dueAt: null }
      await apply({ kind: 'failed', group, message, credits }, change, credits)
      return
    }
    case 'running': {
      const reportedCredits = news.credits ?? task.reportedCredits
      const change = { missingSince: null, reportedCredits }
      if (await stalls(change, news.credits)) return
      const dueAt = later(task.state === 'lost' ? 'running' : task.state)
      await apply({ kind: 'running' }, { ...change, dueAt }, news.credits)
      return
    }
    case 'not_found': {
      const missingSince = task.missingSince ?? now
      const lost = now.getTime() - missingSince.getTime() >= LOST_AFTER_MS
      const gone = { missingSince, dueAt: later('lost') }
      if (lost && (await apply({ kind: 'missing' }, gone, null))) return
      await stay({ missingSince, dueAt: later(task.state) })
      return
    }
    case 'no_news':
    case 'unauthorized': {
      if (await stalls({}, null)) return
      const waitMs = news.kind === 'unauthorized' ? POLLING_PAUSE_MS : (news.retryAfterMs ?? 0)
      await stay({ dueAt: later(task.state, waitMs) })
    }
  }
}

const laterPoll = (
  world: World,
  task: TaskRow,
  news: StatusNews,
  state: TaskState,
  atLeastMs: number,
): Date | null => {
  const now = instant(world)
  const next = nextPollAt({
    state,
    stateAt: state === task.state ? task.stateAt : now,
    answered: isAnswer(news),
    settings: task.settings,
    sentAt: task.sentAt ?? task.createdAt,
    now,
    speed: 1,
    watched: task.watched,
  })
  return next && new Date(Math.max(next.getTime(), now.getTime() + atLeastMs))
}
