import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import {
  askedWords,
  decidedWords,
  shortfallWords,
  stepWords,
} from '@/components/tasks/live/decision-words'
import { UndecidedCard } from '@/components/tasks/live/undecided-card'
import { TaskFacts } from '@/components/tasks/page/task-facts'
import type { Locale } from '@/lib/intl/locale'
import { writeReason } from '@/lib/kling/reason'
import type { TaskDetailView, TaskView } from '@/lib/tasks/task-view'
import { aTask, NOTHING } from '@/tests/components/tasks/task'
import { english, korean, turkish } from '@/tests/components/tasks/words'
import { InLanguage } from '@/tests/helpers/in-language'

const NOW = '2026-11-20T10:05:00.000Z'
const lost: TaskView['note'] = { code: 'unknown_outcome', reason: writeReason('no_answer_in_time') }

const unconfirmed = (over: Partial<TaskView> = {}) =>
  aTask({
    state: 'unconfirmed',
    note: lost,
    settings: { type: 'o3-pro-text-to-video', prompt: 'A harbour', durationSeconds: 5 },
    can: { ...NOTHING, confirm: true, writeOff: true, readAnswer: true },
    ...over,
  })

const draw = (task: TaskView, locale: Locale = 'en') =>
  renderToStaticMarkup(
    <InLanguage locale={locale}>
      <UndecidedCard
        id="card-1"
        workspace="north"
        task={task}
        now={NOW}
        available={1000}
        paused={false}
        deciding={{ begin: () => {}, say: () => {} }}
        refresh={async () => {}}
      />
    </InLanguage>,
  )

describe('a card that asks', () => {
  test('it says how the answer was lost, what is at risk, and offers three ways', () => {
    const markup = draw(unconfirmed())
    expect(markup).toContain('Decision needed')
    expect(markup).toContain('Kling did not answer in time.')
    expect(markup).toContain('240 stay held, at risk, until you decide')
    // And a way to what was kept of the answer.
    expect(markup.match(/<button/g)).toHaveLength(4)
    expect(markup).toContain('Send again · may cost 240 more')
    expect(markup).toContain('href="/w/north/videos/')
    expect(markup).not.toContain('text-loss')
  })

  test('it says which take of which shot it is: others of its press look the same', () => {
    const task = unconfirmed({ shotNumber: 14, takeNumber: 3 })
    expect(draw(task)).toContain('>Shot 14, take 3<')
    expect(draw(task, 'ko')).toContain('>샷 14, 테이크 3<')
    expect(draw(task, 'tr')).toContain('>Plan 14, çekim 3<')
  })

  test('it tells others who may decide, and offers them nothing', () => {
    const markup = draw(unconfirmed({ mine: false, can: NOTHING }))
    expect(markup).toContain('Mina Seo sent it at')
    expect(markup).toContain('until Mina Seo or an admin decides')
    expect(markup).not.toContain('<button')
    expect(markup).not.toContain('Decision needed')
    expect(markup).not.toContain('What Kling answered')
  })

  test('it asks in the language of the reader', () => {
    const mine = draw(unconfirmed(), 'ko')
    expect(mine).toContain('미확인: Kling이 청구했을 수 있음')
    expect(mine).toContain('Kling이 제때 답하지 않았습니다.')
    expect(mine).toContain('결정할 때까지 240 크레딧이')
    const theirs = unconfirmed({ mine: false, can: NOTHING })
    expect(draw(theirs, 'ko')).toContain('Mina Seo 님이 <time')
    expect(draw(theirs, 'tr')).toContain('Gönderen: Mina Seo, saat <time')
    expect(draw(theirs, 'tr')).toContain('Karar verebilecekler: Mina Seo ya da bir yönetici.')
  })

  test('one that was surely sent is asked about again, or given up', () => {
    const task = unconfirmed({
      state: 'lost',
      note: { code: 'not_found' },
      lastPolledAt: '2026-11-20T10:02:00.000Z',
      nextTryAt: '2026-11-20T10:07:00.000Z',
      can: { ...NOTHING, writeOff: true, askNow: true },
    })
    const markup = draw(task)
    expect(markup).toContain('Look again now')
    expect(markup).toContain('Stop asking')
    expect(markup).not.toContain('Send again')
    expect(markup).toContain('3 min ago')
    expect(markup).toContain('Asked again in 2\u00a0min.')
  })
})

describe('the words of a decision', () => {
  test('its consequence names the numbers', () => {
    const task = unconfirmed()
    expect(stepWords(english, 'send_again', task, false)).toContain('the two cost 480')
    expect(stepWords(english, 'send_again', task, true)).toContain('waits in the queue')
    expect(stepWords(english, 'write_off', task, false)).toMatch(/^240 are counted as lost/)
    expect(stepWords(english, 'write_off', task, false)).toContain('no longer be attached')
    expect(stepWords(english, 'write_off', { ...task, state: 'stalled' }, false)).not.toContain(
      'attached',
    )
  })
  test('its consequence is as exact in Korean and Turkish', () => {
    const task = unconfirmed({ priceCredits: 1200 })
    expect(stepWords(korean, 'send_again', task, false)).toContain(
      '이 테이크의 1,200 크레딧은 손실로 처리됩니다',
    )
    expect(stepWords(turkish, 'send_again', task, true)).toContain('ikisi birlikte 1.440 kredi')
    expect(stepWords(turkish, 'write_off', task, false)).toMatch(/^1\.200 kredi kayıp sayılır/)
  })
  test('too few credits are said before the press', () => {
    expect(shortfallWords(english, unconfirmed(), 240)).toBeNull()
    expect(shortfallWords(english, unconfirmed(), 239)).toBe(
      'This needs 240 credits; 239 are available.',
    )
  })
  test('what came of it is said whole', () => {
    const again = { kind: 'sent_again', taskId: 'x', takeNumber: 2, paused: true } as const
    expect(decidedWords(english, unconfirmed(), again)).toBe(
      'Sent again as take 2; 240 of take 1 are counted as lost. Sending is paused: it waits in the queue.',
    )
    expect(decidedWords(korean, unconfirmed(), again)).toMatch(/^테이크 2번으로 다시 보냈습니다/)
    expect(decidedWords(turkish, unconfirmed(), again)).toMatch(/^Çekim 2 olarak yeniden/)
    expect(decidedWords(english, unconfirmed(), { kind: 'written_off' })).toContain(
      '240 are counted',
    )
    expect(decidedWords(english, unconfirmed(), { kind: 'attached' })).toContain('240 stay held')
  })
})

describe('what asking at once has shown', () => {
  const before = unconfirmed({ state: 'lost', lastPolledAt: '2026-11-20T10:02:00.000Z' })
  const polled = { ...before, lastPolledAt: NOW }
  const failed: TaskView['note'] = {
    code: 'failed',
    group: 'capacity',
    message: '',
    reportedCredits: 0,
  }

  test.each<[string, TaskView | null, string]>([
    ['no answer yet', before, 'Kling has not answered yet.'],
    ['the same again', polled, 'Kling was asked just now. Nothing is new.'],
    ['an end', { ...polled, state: 'failed', note: failed }, 'it ended without a video'],
    [
      'a decision of somebody else',
      { ...polled, state: 'failed', note: { code: 'sent_again' } },
      'already been sent again',
    ],
    [
      'a loss',
      { ...polled, state: 'failed', note: { code: 'written_off' } },
      'already been counted as lost',
    ],
    ['a way on', { ...polled, state: 'running', note: null }, 'Kling is generating it'],
    ['that the card has gone, for good or bad', null, 'this task has moved on'],
  ])('%s', (_, now, words) => {
    expect(askedWords(english, before, now)).toContain(words)
  })
  test('a way on, in Turkish and Korean', () => {
    const running = { ...polled, state: 'running' as const, note: null }
    expect(askedWords(turkish, before, running)).toBe(
      'Bu görevin durumu değişti: Kling onu oluşturuyor.',
    )
    expect(askedWords(korean, before, running)).toContain('Kling이 생성하는 중입니다')
  })
})

describe('the facts of a task', () => {
  const detail = (over: Partial<TaskDetailView> = {}): TaskDetailView => ({
    ...unconfirmed(),
    providerTaskId: null,
    sendAttempts: 1,
    rawAnswer: null,
    videoId: null,
    retryOf: null,
    retries: [],
    ...over,
  })
  const facts = (task: TaskDetailView) =>
    renderToStaticMarkup(
      <InLanguage>
        <TaskFacts task={task} workspace="north" now={NOW} timeZone="UTC" />
      </InLanguage>,
    )

  test('they name what it cost so far and where it stands among the takes', () => {
    const markup = facts(
      detail({
        providerTaskId: 'n71abc',
        sendAttempts: 3,
        retryOf: { id: 'first', takeNumber: 1, state: 'failed' },
        retries: [{ id: 'third', takeNumber: 3, state: 'done' }],
      }),
    )
    expect(markup).toContain('240 held, at risk')
    expect(markup).toContain('240 estimated')
    expect(markup).toContain('n71abc')
    expect(markup).toContain('attempt 3')
    expect(markup).toContain('href="/w/north/videos/first"')
    expect(markup).toContain('href="/w/north/videos/third"')
  })
  test('what is not known is not drawn', () => {
    const markup = facts(detail({ sentAt: null }))
    for (const name of ['Sent', 'Kling’s id', 'In place of', 'Sent again as', 'attempt']) {
      expect(markup).not.toContain(name)
    }
  })
})
