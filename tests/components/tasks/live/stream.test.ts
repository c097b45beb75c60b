import { describe, expect, test } from 'vitest'
import { newsBetween } from '@/components/tasks/live/news'
import { isGenerating, nextAskMs } from '@/components/tasks/live/pace'
import { pendingTask } from '@/components/tasks/live/pending-task'
import { withPending } from '@/components/tasks/live/pending-tasks'
import { countWords, sortTasks } from '@/components/tasks/live/sort-tasks'
import { countMine, titleWithCount } from '@/components/tasks/live/use-title-count'
import type { TaskView } from '@/lib/tasks/task-view'
import { aLive, aTask, aVideo } from '@/tests/components/tasks/task'
import { english, korean, turkish } from '@/tests/components/tasks/words'

describe('how often is asked', () => {
  test('now and then when nothing moves, because others may begin something', () => {
    expect(nextAskMs(undefined)).toBe(0)
    expect(nextAskMs(aLive())).toBe(20_000)
    const ended = [aTask({ state: 'failed' }), aTask({ state: 'unconfirmed' })]
    expect(nextAskMs(aLive({ tasks: ended }))).toBe(20_000)
  })
  test('now and then for a queue that stands still', () => {
    const pause = { reason: 'x', since: null, waiting: 1, heldCredits: 240 }
    const tasks = [aTask({ state: 'queued' })]
    expect(nextAskMs(aLive({ tasks }))).toBe(1000)
    expect(nextAskMs(aLive({ tasks, pause }))).toBe(20_000)
    expect(nextAskMs(aLive({ tasks: [...tasks, aTask()], pause }))).toBe(1000)
    const own = [aTask({ state: 'queued', queuePaused: true })]
    expect(nextAskMs(aLive({ tasks: own }))).toBe(20_000)
  })
  test('every second where time runs fast, nearly as often where it does not', () => {
    expect(nextAskMs(aLive({ tasks: [aTask({ state: 'archiving' })] }))).toBe(1000)
    expect(nextAskMs(aLive({ tasks: [aTask({ providerMode: 'kling' })] }))).toBe(1500)
  })
  test('seldom for what is only asked about now and then', () => {
    expect(nextAskMs(aLive({ tasks: [aTask({ state: 'stalled' })] }))).toBe(15_000)
  })
  test('the lamp is lit by what is sent or generated, not by what waits', () => {
    expect(isGenerating(aLive({ tasks: [aTask({ state: 'queued' })] }))).toBe(false)
    expect(isGenerating(aLive({ tasks: [aTask()] }))).toBe(true)
  })
})

describe('where a task is shown', () => {
  test("one's own come first, and only they are mine", () => {
    const theirs = aTask({ mine: false })
    const mine = aTask()
    expect(sortTasks([theirs, mine], 'team').moving).toEqual([mine, theirs])
    expect(sortTasks([theirs, mine], 'mine').moving).toEqual([mine])
  })
  test("a colleague's that waits for the viewer's decision is theirs too", () => {
    const can = { ...aTask().can, writeOff: true }
    const asked = aTask({ mine: false, state: 'unconfirmed', can })
    const tasks = [asked, aTask({ mine: false, state: 'unconfirmed' }), aTask({ mine: false, can })]
    expect(sortTasks(tasks, 'mine')).toMatchObject({ moving: [], undecided: [asked], failed: [] })
  })
  test('what nobody watches is gone until it needs a decision', () => {
    const tasks = [
      aTask({ watched: false }),
      aTask({ watched: false, state: 'stalled' }),
      aTask({ watched: false, state: 'unconfirmed' }),
    ]
    expect(sortTasks(tasks, 'team')).toMatchObject({
      moving: [],
      undecided: [tasks[2]],
      failed: [],
    })
  })
  test('what was on screen keeps its place when nobody watches it', () => {
    const stopped = aTask({ watched: false })
    const sorted = sortTasks([aTask({ watched: false }), stopped], 'team', new Set([stopped.id]))
    expect(sorted.moving).toEqual([stopped])
  })
  test('what nobody watches runs, and is counted as what it is', () => {
    const tasks = [aTask(), aTask({ watched: false }), aTask({ state: 'queued' })]
    const said = (words: typeof english) => countWords(words.t, sortTasks(tasks, 'team'))
    expect(said(english)).toBe('2 running · 1 of them not watched · 1 queued')
    expect(said(korean)).toBe('생성 중 2개 · 그중 지켜보지 않음 1개 · 대기 1개')
    expect(said(turkish)).toBe('2 oluşturuluyor · izlenmeyen: 1 · 1 sırada')
  })
  test('what is done or cancelled is nowhere', () => {
    const tasks = [aTask({ state: 'done' }), aTask({ state: 'cancelled' })]
    expect(sortTasks(tasks, 'team')).toMatchObject({ inHand: [], undecided: [], failed: [] })
    expect(countWords(english.t, sortTasks(tasks, 'team'))).toBe('')
  })
  test('the count says what each of them does', () => {
    const states = ['running', 'archiving', 'queued', 'unconfirmed', 'failed'] as const
    const tasks = states.map((state) => aTask({ state }))
    expect(countWords(english.t, sortTasks(tasks, 'team'))).toBe(
      '2 running · 1 queued · 1 to decide · 1 failed',
    )
    const sorted = sortTasks(tasks, 'team')
    expect(countWords(korean.t, sorted)).toBe('생성 중 2개 · 대기 1개 · 결정 필요 1개 · 실패 1개')
    expect(countWords(turkish.t, sorted)).toBe(
      '2 oluşturuluyor · 1 sırada · 1 karar bekliyor · 1 başarısız',
    )
  })
})

describe('a card before the answer', () => {
  const pending = pendingTask(
    {
      requestId: 'request',
      projectId: 'project-1',
      settings: { type: 'pro-text-to-video', prompt: 'A boat', durationSeconds: 5, sound: true },
    },
    {
      viewer: { id: 'user-1', name: 'Mina Seo' },
      project: { id: 'project-1', name: 'Harbour film' },
      providerMode: 'emulated',
      thumbnailUrl: null,
      now: '2026-11-20T10:00:00.000Z',
    },
  )
  test('it is queued, priced, and offers nothing that needs an id', () => {
    expect(pending.view).toMatchObject({ state: 'queued', prompt: 'A boat', priceCredits: 400 })
    expect(Object.values(pending.view.can).some(Boolean)).toBe(false)
  })
  const real = aTask({ id: 'real' })
  const live = { tasks: [real], now: '2026-11-20T10:00:02.000Z' }
  test('it stands in front until the live answer holds the task', () => {
    expect(withPending(live, [pending])).toEqual([pending.view, real])
    expect(withPending(live, [{ ...pending, taskId: 'other' }])).toHaveLength(2)
  })
  test('the task says which card was its own', () => {
    const [task, ...others] = withPending(live, [{ ...pending, taskId: 'real' }])
    expect(others).toEqual([])
    expect(task).toEqual({ ...real, pendingId: pending.view.id })
  })
  test('it stays until an answer is drawn that was asked for after it was accepted', () => {
    const at = (answeredAt: string) =>
      withPending(live, [{ ...pending, taskId: 'other', answeredAt }])
    expect(at('2026-11-20T10:00:02.001Z')).toEqual([pending.view, real])
    expect(at(live.now)).toEqual([real])
  })
})

describe('news', () => {
  const running = aTask()
  const before = aLive({ tasks: [running], videos: [aVideo()] })
  test('nothing new is no news', () => {
    expect(newsBetween(english, before, before)).toBeNull()
  })
  test('all that happened is one sentence', () => {
    const failed = { ...running, state: 'failed' as const }
    const note = { code: 'failed', group: 'unknown', message: '', reportedCredits: 0 } as const
    const after = aLive({
      tasks: [{ ...failed, note }],
      videos: [aVideo({ createdAt: '2026-11-20T10:04:00.000Z' }), ...before.videos],
    })
    expect(newsBetween(english, before, after)).toBe('1 done, 1 failed, 240 refunded')
    expect(newsBetween(korean, before, after)).toBe('1개 완료, 1개 실패, 240 크레딧 환불')
    expect(newsBetween(turkish, before, after)).toBe(
      '1 tamamlandı, 1 başarısız, 240 kredi iade edildi',
    )
  })
  test("one's own press is said, a colleague's is not", () => {
    const fresh = { state: 'queued' as const, createdAt: '2026-11-20T10:06:00.000Z' }
    const press = (...tasks: TaskView[]) =>
      newsBetween(english, before, aLive({ tasks: [...tasks, running], videos: before.videos }))
    expect(press(aTask(fresh))).toBe('Submitted, 240 held')
    expect(press(aTask(fresh), aTask(fresh))).toBe('2 submitted, 480 held')
    expect(press(aTask({ ...fresh, mine: false }))).toBeNull()
    expect(press(aTask())).toBeNull()
    const note = { code: 'rejected', providerCode: '', message: '' } as const
    expect(press(aTask({ ...fresh, state: 'failed', note }))).toBe(
      'Submitted, 240 held, 1 failed, not charged',
    )
  })
  test('a failure says what it cost, whatever that was', () => {
    const ended = (note: TaskView['note'], over: Partial<TaskView> = {}) =>
      newsBetween(
        english,
        before,
        aLive({ tasks: [{ ...running, state: 'failed', note, ...over }], videos: before.videos }),
      )
    const failed = (reportedCredits: number) =>
      ({ code: 'failed', group: 'unknown', message: '', reportedCredits }) as const
    expect(ended({ code: 'rejected', providerCode: '', message: '' })).toBe('1 failed, not charged')
    expect(ended(failed(180))).toBe(
      '1 failed, 240 refunded, Kling reported 180, refund not confirmed',
    )
    expect(ended(failed(0), { billedCredits: 240 })).toBe('1 failed, 240 charged')
    expect(ended({ code: 'written_off' })).toBe('1 failed, 240 counted as lost')
  })
  test('an older video that moved up into the list is no news', () => {
    const older = aVideo({ createdAt: '2026-11-01T00:00:00.000Z' })
    expect(
      newsBetween(english, before, aLive({ tasks: [running], videos: [...before.videos, older] })),
    ).toBeNull()
  })
  test('a lost answer asks for a decision', () => {
    const after = aLive({ tasks: [{ ...running, state: 'unconfirmed' }], videos: before.videos })
    expect(newsBetween(english, before, after)).toBe('1 needs a decision')
    expect(newsBetween(turkish, before, after)).toBe('1 görev karar bekliyor')
  })
  test('that sending pauses is said once, after what it is about', () => {
    const pause = { reason: 'answers_lost', since: null, waiting: 1, heldCredits: 240 }
    const tasks = [{ ...running, state: 'unconfirmed' as const }]
    const after = aLive({ tasks, videos: before.videos, pause })
    expect(newsBetween(english, before, after)).toBe('1 needs a decision, Sending is paused.')
    expect(newsBetween(english, after, after)).toBeNull()
  })
  test('several of them need one, in the plural of the language', () => {
    const other = aTask()
    const both = [running, other]
    const after = both.map((task) => ({ ...task, state: 'unconfirmed' as const }))
    const news = (words: typeof english) =>
      newsBetween(words, aLive({ tasks: both }), aLive({ tasks: after }))
    expect(news(english)).toBe('2 need a decision')
    expect(news(korean)).toBe('2개 결정 필요')
    expect(news(turkish)).toBe('2 görev karar bekliyor')
  })
})

describe('the title of the tab', () => {
  test("it counts the viewer's own that the machine has in hand", () => {
    const states = ['queued', 'sending', 'running', 'archiving', 'stalled', 'failed'] as const
    const mine = states.map((state) => aTask({ state }))
    expect(countMine([...mine, aTask({ mine: false })])).toBe(4)
  })
  test('it says the newest count alone, and nothing of none', () => {
    expect(titleWithCount('Studio · Dailies', 2)).toBe('(2) Studio · Dailies')
    expect(titleWithCount('(2) Studio · Dailies', 11)).toBe('(11) Studio · Dailies')
    expect(titleWithCount('(11) Stüdyo · Dailies', 0)).toBe('Stüdyo · Dailies')
  })
})
