import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { EndedCard } from '@/components/tasks/live/ended-card'
import type { Locale } from '@/lib/intl/locale'
import { writeReason } from '@/lib/kling/reason'
import type { TaskView } from '@/lib/tasks/task-view'
import { aTask, NOTHING } from '@/tests/components/tasks/task'
import { InLanguage } from '@/tests/helpers/in-language'

const draw = (over: Partial<TaskView>, locale: Locale = 'en') =>
  renderToStaticMarkup(
    <InLanguage locale={locale}>
      <EndedCard
        workspace="north"
        task={aTask({ shotNumber: 14, takeNumber: 3, ...over })}
        decision={{ available: 1000, paused: false, deciding: { begin: () => {}, say: () => {} } }}
        now="2026-11-20T10:05:00.000Z"
        refresh={async () => {}}
        onPutAway={() => {}}
        onDecide={() => {}}
      />
    </InLanguage>,
  )

/** The class of the line that says it. */
const styleOf = (markup: string, text: string) =>
  markup.match(new RegExp(`<p class="([^"]*)"[^>]*>${text}<`))?.[1]

test('says whole that Kling may have charged it, and which take it is', () => {
  const lost: Partial<TaskView> = {
    state: 'unconfirmed',
    note: { code: 'unknown_outcome', reason: writeReason('no_answer_in_time') },
    can: { ...NOTHING, confirm: true, writeOff: true },
  }
  const markup = draw(lost)
  expect(styleOf(markup, 'Unconfirmed: Kling may have charged it')).toContain('line-clamp-2')
  expect(markup).toContain('>Shot 14, take 3 · Mina Seo<')
  expect(draw(lost, 'ko')).toContain('>샷 14, 테이크 3 · Mina Seo<')
  expect(draw(lost, 'tr')).toContain('>Plan 14, çekim 3 · Mina Seo<')
})

test('leaves the second line to what came back, where that is not all', () => {
  const markup = draw({
    state: 'failed',
    note: { code: 'failed', group: 'bad_input', message: '', reportedCredits: 240 },
    can: { ...NOTHING, dismiss: true },
  })
  expect(styleOf(markup, 'Kling could not use what it was given')).toContain('truncate')
  expect(styleOf(markup, '240 refunded here[^<]*')).toContain('line-clamp-2')
})
