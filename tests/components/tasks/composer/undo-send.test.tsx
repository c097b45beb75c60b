import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { UndoSend } from '@/components/tasks/composer/undo-send'
import { afterUndo } from '@/components/tasks/live/after-undo'
import type { Locale } from '@/lib/intl/locale'
import { aTask } from '@/tests/components/tasks/task'
import { InLanguage } from '@/tests/helpers/in-language'

const take = (startsInSeconds: number | null, queuePaused = false) =>
  aTask({ state: 'queued', batchId: 'press', startsInSeconds, queuePaused })
const PRESSES = {
  sent: [take(4)],
  queued: [take(60)],
  paused: [take(null, true)],
}

const line = (
  afterwards: keyof typeof PRESSES,
  { isUntimed = false, locale = 'en' as Locale } = {},
) =>
  renderToStaticMarkup(
    <InLanguage locale={locale}>
      <UndoSend
        untilMs={Date.now() + 3_900}
        press={PRESSES[afterwards]}
        busy={false}
        undo={async () => {}}
        isUntimed={isUntimed}
      />
    </InLanguage>,
  )
    .match(/<span>([^<]*)</)?.[1]
    ?.replaceAll('\u00a0', ' ')

test('what can be undone says what comes when it no longer can', () => {
  expect(line('sent')).toBe('Sending in 4 s')
  expect(line('queued')).toBe('Joins the queue in 4 s')
  expect(line('queued', { locale: 'ko' })).toBe('4초 뒤 대기열에 추가')
  expect(line('queued', { locale: 'tr' })).toBe('4 sn. sonra sıraya girecek')
  expect(line('paused')).toBe('Sending is paused')
})

test('beside another clock it has none', () => {
  for (const afterwards of ['sent', 'queued', 'paused'] as const) {
    expect(line(afterwards, { isUntimed: true })).toBe('It can still be undone')
  }
})

test('a press is sent as soon as one of it leaves, and waits where none does', () => {
  expect(afterUndo([take(4), take(120)])).toBe('sent')
  expect(afterUndo([take(60), take(120)])).toBe('queued')
  // All that runs is long overdue: nobody knows when one ends.
  expect(afterUndo([take(null)])).toBe('queued')
  expect(afterUndo([take(null, true)])).toBe('paused')
})
