import type { Locale } from '@/lib/intl/locale'
import { say } from '@/lib/intl/said'
import { speakerOf } from '@/lib/intl/translate'
import type { Notice, NoticeWords } from '@/lib/push/notice'
import type { TaskState } from '@/lib/tasks/lifecycle'

export type EndedTask = {
  id: string
  state: TaskState
  takeNumber: number
  projectName: string
  shotNumber: number
  /** The workspace's, for addresses. */
  slug: string
}

type End = 'done' | 'failed' | 'undecided'

/** What its sender wants to hear of: it is over, or it waits for them. Cancelling is their own. */
const ENDS: Partial<Record<TaskState, End>> = {
  done: 'done',
  failed: 'failed',
  unconfirmed: 'undecided',
  stalled: 'undecided',
  lost: 'undecided',
}

export const isEndToTell = (state: TaskState): boolean => ENDS[state] !== undefined

const countOf = (tasks: EndedTask[], end: End): number =>
  tasks.filter(({ state }) => ENDS[state] === end).length

/** Names the shot and never the prompt: it stands on a locked screen. */
const wordsForOne = (task: EndedTask, end: End, locale: Locale): NoticeWords => {
  const speak = speakerOf(locale)
  const { projectName: project, shotNumber: shot, takeNumber: take } = task
  return {
    title: speak(say(`push.${end}.title`)),
    body: speak(say('push.place', { project, shot, take })),
  }
}

const wordsForMany = (tasks: EndedTask[], locale: Locale): NoticeWords => {
  const speak = speakerOf(locale)
  const [done, failed, undecided] = [
    countOf(tasks, 'done'),
    countOf(tasks, 'failed'),
    countOf(tasks, 'undecided'),
  ]
  const parts = [
    done > 0 && speak(say('push.done.count', { count: done })),
    failed > 0 && speak(say('push.failed.count', { count: failed })),
    undecided > 0 && speak(say('push.undecided.count', { count: undecided })),
  ]
  return {
    title: speak(say('push.many', { count: tasks.length })),
    body: parts.filter(Boolean).join(' · '),
  }
}

/** One message for all that ended within a moment in one workspace; null when nothing is an end. */
export const endNotice = (tasks: EndedTask[]): Notice | null => {
  const ended = tasks.filter(({ state }) => isEndToTell(state))
  const [first, ...others] = ended
  const end = first && ENDS[first.state]
  if (!first || !end) return null
  const studio = `/w/${first.slug}`
  return others.length === 0
    ? { path: `${studio}/videos/${first.id}`, words: (locale) => wordsForOne(first, end, locale) }
    : { path: studio, words: (locale) => wordsForMany(ended, locale) }
}
