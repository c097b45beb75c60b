import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { costParts, costWords, isLoss } from '@/components/tasks/live/cost-words'
import { noteWords, stateWord } from '@/components/tasks/live/task-words'
import { timeAxis } from '@/components/tasks/live/time-axis'
import {
  elapsedClock,
  nextTryWords,
  paceWords,
  usualWords,
} from '@/components/tasks/live/time-words'
import { LOCALES } from '@/lib/intl/locale'
import { LOST_REASONS, writeReason } from '@/lib/kling/reason'
import { TASK_STATES, type TaskState } from '@/lib/tasks/lifecycle'
import type { ArchiveProblem, FailureGroup, InputReason, TaskNote } from '@/lib/tasks/note'
import { aTask } from '@/tests/components/tasks/task'
import { english, korean, textOf, turkish } from '@/tests/components/tasks/words'
import { translatorOf } from '@/tests/helpers/in-language'

const failed = (note: TaskNote) => aTask({ state: 'failed', note })
const rejected = (providerCode: string, message = ''): TaskNote => ({
  code: 'rejected',
  providerCode,
  message,
})
const after = (reportedCredits: number, group: FailureGroup = 'moderation'): TaskNote => ({
  code: 'failed',
  group,
  message: 'policy',
  reportedCredits,
})

describe('what a task that ended without a video cost', () => {
  test.each<[TaskNote, string, boolean]>([
    [rejected('INVALID_PROMPT'), 'Not charged', false],
    [after(0), '240 refunded', false],
    [after(180), '240 refunded here · Kling reported 180, refund not confirmed', false],
    [{ code: 'written_off' }, '240 counted as lost', true],
    [{ code: 'sent_again' }, '240 counted as lost', true],
  ])('%j: %s', (note, words, loss) => {
    expect(costWords(english, failed(note))).toBe(words)
    expect(isLoss(failed(note))).toBe(loss)
  })
  test('it is told in each language, with its numbers', () => {
    const dear = { ...failed(after(0)), priceCredits: 1200 }
    expect(costWords(korean, dear)).toBe('1,200 환불됨')
    expect(costWords(turkish, dear)).toBe('1.200 iade edildi')
    expect(costWords(korean, failed(rejected('INVALID_PROMPT')))).toBe('청구되지 않음')
    expect(costWords(turkish, failed(rejected('INVALID_PROMPT')))).toBe('Ücretlendirilmedi')
    expect(costWords(korean, failed(after(180)))).toBe(
      '여기서는 240 환불됨 · Kling 보고: 180, 환불 미확인',
    )
    expect(costWords(turkish, failed(after(180)))).toBe(
      'Burada 240 iade edildi · Kling’in bildirdiği: 180, iade doğrulanmadı',
    )
    expect(costWords(turkish, failed({ code: 'written_off' }))).toBe('240 kayıp sayıldı')
  })
  test('what was billed all the same is said before anything else', () => {
    const billed = { ...failed(after(0)), billedCredits: 180 }
    expect(costWords(english, billed)).toBe('Charged 180')
    expect(costWords(korean, billed)).toBe('180 청구됨')
    expect(costWords(turkish, billed)).toBe('180 ücretlendirildi')
  })
  test('one that was withdrawn cost nothing', () => {
    expect(costWords(english, aTask({ state: 'cancelled' }))).toBe('Not charged')
  })
})

describe('what a task has cost so far', () => {
  test('what is held, and whether it is at risk', () => {
    expect(costWords(english, aTask())).toBe('240 held')
    for (const state of ['unconfirmed', 'stalled', 'lost'] as const) {
      expect(costWords(english, aTask({ state }))).toBe('240 held, at risk')
    }
  })
  test('a bill that differs from the estimate stands beside it', () => {
    const task = aTask({ state: 'archiving', billedCredits: 260, reportedCredits: 260 })
    expect(costParts(english, task)).toEqual(['260 charged', '240 estimated', 'Kling reported 260'])
  })
  test('what Kling reported is said once', () => {
    const task = { ...failed(after(180)), reportedCredits: 180 }
    expect(costParts(english, task)).toEqual([
      '240 refunded here · Kling reported 180, refund not confirmed',
      '240 estimated',
    ])
  })
  test('an estimate that stood in for the bill is called one', () => {
    const note: TaskNote = { code: 'settled_estimate' }
    const task = aTask({ state: 'archiving', billedCredits: 240, note })
    expect(costParts(english, task)).toContain('Kling named no price')
  })
})

describe('what happened, and what to do next', () => {
  test.each<[TaskNote, string, string]>([
    [after(0, 'moderation'), 'moderation', 'Change the prompt'],
    [after(0, 'bad_input'), 'could not use', 'Change the prompt or the settings'],
    [after(0, 'fault'), 'failed while making it', 'again'],
    [after(0, 'capacity'), 'no capacity', 'few minutes'],
    [after(0, 'unknown'), 'could not make', 'again'],
    [rejected('INVALID_PROMPT'), 'did not accept the prompt', 'Change the prompt'],
    [rejected('INVALID_PROMPT', 'violates our policy'), 'moderation', 'Change the prompt'],
    [rejected('INVALID_DURATION'), 'length', 'another length'],
    [rejected('INVALID_TYPE'), 'kind of request', 'another model'],
    [rejected('MISSING_IMAGE'), 'missed an image', 'Add the image'],
    [rejected('MISSING_VIDEO'), 'missed a video', 'Add the video'],
    [rejected('INVALID_API_KEY'), 'key', 'admin'],
    [rejected('HTTP_401'), 'key', 'admin'],
    [rejected('INSUFFICIENT_CREDITS'), 'could not pay', 'credits again'],
    [rejected('402'), 'could not pay', 'credits again'],
    [rejected('HTTP_403'), 'refused this studio', 'admin'],
    [rejected('HTTP_302'), 'No Kling API', 'KLING_BASE_URL'],
    [rejected('HTTP_404'), 'No Kling API', 'KLING_BASE_URL'],
    [rejected('HTTP_413'), 'too large', 'Shorten'],
    [rejected('HTTP_422', 'Seed must be even'), 'did not take it', '“Seed must be even”'],
    [rejected('HTTP_422'), 'did not take it', 'Change something'],
    [rejected('NOT_SENT', 'The first frame is gone.'), 'never sent', 'The first frame is gone.'],
    [{ code: 'written_off' }, 'Given up', 'unknown'],
    [{ code: 'sent_again' }, 'Sent again', 'unknown'],
  ])('%j', (note, title, advice) => {
    expect(stateWord(english, failed(note))).toContain(title)
    expect(textOf(noteWords(english, failed(note)))).toContain(advice)
  })
})

test.each([
  ['pro-text-to-video', 'Change the prompt and', 'Change the prompt or the settings'],
  ['pro-image-to-video', 'the prompt or the images', 'Check the images and'],
  ['o3-pro-reference-to-video', 'the prompt or the images', 'Check the images and videos'],
  ['o3-pro-video-edit', 'the prompt or the video', 'Check the video and'],
] as const)('the advice for %s names what it was given', (type, refused, unusable) => {
  const words = (group: FailureGroup) =>
    textOf(noteWords(english, { ...failed(after(0, group)), type }))
  expect(words('moderation')).toContain(refused)
  expect(words('bad_input')).toContain(unusable)
})

test('every state has its words', () => {
  for (const state of TASK_STATES) {
    expect(stateWord(english, aTask({ state }))).toMatch(/^\p{Lu}/u)
    expect(stateWord(korean, aTask({ state }))).toMatch(/\p{Script=Hangul}/u)
    expect(stateWord(turkish, aTask({ state }))).toMatch(/^\p{Lu}/u)
  }
})

test('every trouble with saving has its own sentence', () => {
  const reasons: ArchiveProblem[] = [
    'expired',
    'unreachable',
    'not_a_video',
    'incomplete',
    'storage_full',
    'storage_unavailable',
    'no_address',
    'refused_address',
    'internal',
  ]
  const words = reasons.map((reason) =>
    noteWords(english, aTask({ state: 'archiving', note: { code: 'archive_retry', reason } })),
  )
  expect(new Set(words).size).toBe(reasons.length)
})

test('what was never sent says why, in the reader’s language', () => {
  const gone = rejected('NOT_SENT', 'gone' satisfies InputReason)
  expect(noteWords(english, failed(gone))).toBe('This file is no longer here. Add it again.')
  expect(noteWords(turkish, failed(gone))).toBe('Bu dosya artık burada değil. Yeniden ekleyin.')
})

test('the provider’s own words keep their language', () => {
  const note = rejected('HTTP_422', 'Seed must be even')
  const markup = renderToStaticMarkup(noteWords(korean, failed(note)))
  expect(markup).toBe('Kling의 답: “<span lang="en">Seed must be even</span>”')
})

describe('a lost answer', () => {
  const lost = (reason: string) =>
    aTask({ state: 'unconfirmed', note: { code: 'unknown_outcome', reason } })
  test.each([
    ...LOST_REASONS.map((code) => writeReason(code)),
    writeReason('error', 500),
    writeReason('cut_short', 'unreadable br'),
  ])('%s has its own sentence in each language', (reason) => {
    const said = [english, korean, turkish].map((words) => noteWords(words, lost(reason)))
    expect(new Set(said).size).toBe(3)
    expect(said[0]).toMatch(/^(Kling|The connection|Dailies)/)
  })
  test('what the system calls it is only said where it helps', () => {
    const broke = lost(writeReason('connection_broke', 'ECONNRESET'))
    expect(noteWords(english, broke)).toBe('The connection broke before Kling answered.')
    expect(noteWords(korean, broke)).toBe('Kling이 답하기 전에 연결이 끊겼습니다.')
    expect(noteWords(turkish, lost(writeReason('error', 500)))).toBe(
      'Kling bir hatayla yanıt verdi (500).',
    )
  })
  test('one from before there were codes reads as it was written', () => {
    const old = lost('The connection broke before Kling answered (ECONNRESET).')
    expect(renderToStaticMarkup(noteWords(turkish, old))).toBe(
      '<span lang="en">The connection broke before Kling answered.</span>',
    )
  })
})

test('a request that never left says that nothing was sent', () => {
  expect(noteWords(english, aTask())).toBeNull()
  const queued = (reason: string) => aTask({ state: 'queued', note: { code: 'not_sent', reason } })
  const refused = queued(writeReason('not_reached', 'ECONNREFUSED'))
  const heldUp = queued(writeReason('held_up'))
  expect(noteWords(english, refused)).toBe('Kling could not be reached. Nothing was sent.')
  expect(noteWords(english, heldUp)).toContain('held up')
  expect(noteWords(korean, heldUp)).toContain('아무것도 전송되지 않았습니다')
})

describe('when the machine looks next', () => {
  const now = Date.parse('2026-11-20T10:00:00.000Z')
  const at = (ms: number, state: TaskState = 'queued') =>
    aTask({ state, nextTryAt: new Date(now + ms).toISOString() })
  test.each([
    [-5_000, 'Next try now.', '지금 다시 시도합니다.', 'Sonraki deneme: şimdi.'],
    [400, 'Next try in 1 s.', '1초 뒤에 다시 시도합니다.', 'Sonraki deneme: 1 sn. sonra.'],
    [12_000, 'Next try in 12 s.', '12초 뒤에 다시 시도합니다.', 'Sonraki deneme: 12 sn. sonra.'],
    [299_000, 'Next try in 5 min.', '5분 뒤에 다시 시도합니다.', 'Sonraki deneme: 5 dk. sonra.'],
  ])('%d ms: %s', (ms, ...said) => {
    const all = [english, korean, turkish].map((words) => nextTryWords(words, at(ms), now))
    expect(all.map((one) => one?.replaceAll('\u00a0', ' '))).toEqual(said)
  })
  test('it is a try, or a question', () => {
    for (const state of ['lost', 'stalled'] as const) {
      const words = nextTryWords(english, at(30_000, state), now)
      expect(words).toBe('Asked again in 30\u00a0s.')
    }
    expect(nextTryWords(korean, at(30_000, 'lost'), now)).toBe('30초 뒤에 다시 확인합니다.')
    expect(nextTryWords(english, aTask(), now)).toBeNull()
  })
})

test('a task that takes longer than such tasks do says so', () => {
  expect(paceWords(english, aTask(), 100)).toBe('usually 2–3\u00a0min')
  expect(paceWords(english, aTask(), 400)).toBe('over the usual 2–3\u00a0min')
  expect(paceWords(english, aTask({ state: 'queued' }), 400)).toBeNull()
  expect(paceWords(korean, aTask(), 400)).toBe('평소(2~3분)보다 늦음')
  expect(paceWords(turkish, aTask(), 100)).toMatch(/^genelde 2–3\u00a0dk/)
})

test.each([
  [{ from: 120, to: 180 }, 'usually 2–3\u00a0min'],
  [{ from: 3.6, to: 6.2 }, 'usually 4–6\u00a0s'],
  [{ from: 0.1, to: 0.4 }, 'usually about 1\u00a0s'],
  [{ from: 280, to: 310 }, 'usually about 5\u00a0min'],
])('%j is %s', (usual, words) => {
  expect(usualWords(english, usual)).toBe(words)
})

test.each([
  [-3, '0:00'],
  [22.9, '0:22'],
  [100, '1:40'],
  [3725, '1:02:05'],
])('%d s is %s', (seconds, clock) => {
  expect(elapsedClock(seconds)).toBe(clock)
})

describe('the axis of time', () => {
  const usual = { from: 120, to: 180 }
  test('the band stands still while the tick comes nearer', () => {
    expect(timeAxis(100, usual)).toEqual({
      now: 100 / 240,
      bandFrom: 0.5,
      bandTo: 0.75,
      late: false,
    })
    expect(timeAxis(0, usual).now).toBe(0)
  })
  test('a late task moves the scale and never leaves it', () => {
    const late = timeAxis(1200, usual)
    expect(late.now).toBeLessThan(1)
    expect(late.late).toBe(true)
    expect(late.bandTo).toBeLessThan(0.75)
  })
})

test('bringing a request back is not called what editing a video is called', () => {
  for (const locale of LOCALES) {
    const mode = translatorOf('composer', locale)('modes.edit')
    expect(translatorOf('tasks', locale)('card.edit')).not.toBe(mode)
    expect(translatorOf('taskPage', locale)('edit')).not.toBe(mode)
    expect(translatorOf('videos', locale)('actions.edit')).not.toBe(mode)
  }
})
