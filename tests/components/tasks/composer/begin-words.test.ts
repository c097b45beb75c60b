import { describe, expect, test } from 'vitest'
import { beginWords } from '@/components/tasks/composer/begin-words'
import { formatFor } from '@/lib/intl/format'
import type { Locale } from '@/lib/intl/locale'
import type { QueueView } from '@/lib/tasks/task-view'
import { translatorOf } from '@/tests/helpers/in-language'

const queue = (ahead: number | null, startsInSeconds: number | null): QueueView => ({
  ahead,
  startsInSeconds,
  pausedAt: ahead === null ? '2026-11-21T00:00:00Z' : null,
})
const words = (view: QueueView, isPaused = false, locale: Locale = 'en') =>
  beginWords(
    { t: translatorOf('composer.queue', locale), format: formatFor(locale) },
    view,
    isPaused,
  ).replaceAll('\u00a0', ' ')

describe('when a press would begin', () => {
  test.each([
    [queue(0, 0), 'starts at once'],
    [queue(0, 5), 'starts at once'],
    [queue(0, 6), 'next, starts in about 10 s'],
    [queue(1, 5), '1 ahead, starts in a moment'],
    [queue(1, 6), '1 ahead, starts in about 10 s'],
    [queue(5, 89), '5 ahead, starts in about 90 s'],
    [queue(5, 200), '5 ahead, starts in about 4 min'],
    [queue(1200, 7200), '1,200 ahead, starts in about 120 min'],
    [queue(0, null), 'next, starts when one ends'],
    [queue(3, null), '3 ahead, starts when one ends'],
    [queue(null, null), 'your queue is paused, it waits'],
  ])('%j: %s', (view, said) => {
    expect(words(view)).toBe(said)
  })

  test('a pause of all sending is said before everything else', () => {
    expect(words(queue(0, null), true)).toBe('sending is paused, it waits')
  })

  test('in every language', () => {
    expect(words(queue(5, 200), false, 'ko')).toBe('앞에 5개, 약 4분 뒤 시작')
    expect(words(queue(5, null), false, 'ko')).toBe('앞에 5개, 하나가 끝나면 시작')
    expect(words(queue(5, null), false, 'tr')).toBe('önünde 5, biri bitince')
    expect(words(queue(1200, 200), false, 'tr')).toBe('önünde 1.200, yaklaşık 4 dk. sonra')
  })
})
