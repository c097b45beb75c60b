import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { MovingCard } from '@/components/tasks/live/moving-card'
import type { TaskView } from '@/lib/tasks/task-view'
import { aTask } from '@/tests/components/tasks/task'
import { english } from '@/tests/components/tasks/words'
import { InLanguage } from '@/tests/helpers/in-language'

const draw = (over: Partial<TaskView> = {}) =>
  renderToStaticMarkup(
    <InLanguage>
      <MovingCard
        workspace="north"
        task={{ ...aTask(over), state: over.state === 'queued' ? 'queued' : 'running' }}
        now={Date.parse('2026-11-20T10:01:00.000Z')}
        severalTakes={false}
        undoes={0}
        undo={{ offered: null, busy: null, takeBack: () => {} }}
        refresh={async () => {}}
      />
    </InLanguage>,
  )

describe('the card of a task on its way', () => {
  test('offers to stop watching it, and says what that means', () => {
    const markup = draw()
    expect(markup).toContain('only its card goes away')
    expect(markup).not.toContain('Watch again')
  })
  test('does not offer it where Undo stood a moment ago', () => {
    expect(draw({ sentAt: '2026-11-20T10:00:57.000Z' })).not.toContain('only its card goes away')
    expect(draw({ sentAt: '2026-11-20T10:00:56.000Z' })).toContain('only its card goes away')
  })
  test('says that nobody watches it, that it goes on, and offers the way back', () => {
    const markup = draw({ watched: false })
    expect(markup).toContain('No longer watched')
    expect(markup).toContain('its video still comes')
    expect(markup).toContain('Watch again')
    expect(markup).not.toContain('Stop watching')
  })
  test('counts down to what comes next: it is sent, or waits for its turn', () => {
    const held = (startsInSeconds: number | null, queuePaused = false) =>
      draw({
        state: 'queued',
        sendsAt: '2026-11-20T10:01:04.000Z',
        startsInSeconds,
        queuePaused,
        queuedBefore: 0,
      })
    expect(held(4)).toContain('>Sending in 4\u00a0s<')
    expect(held(90)).toContain('>Joins the queue in 4\u00a0s<')
    expect(held(null)).toContain('>Joins the queue in 4\u00a0s<')
    expect(held(null, true)).not.toContain('4\u00a0s')
  })
  test('its prompt has the same room before the studio has told of it', () => {
    const line = (id: string) => draw({ id }).match(/class="([^"]*)"[^>]*>A harbour/)?.[1] ?? ''
    for (const id of ['pending-1', 'task-1']) {
      expect(line(id).split(' ')).toEqual(expect.arrayContaining(['min-h-6', 'leading-6']))
    }
  })
  test('says why it stands where it is', () => {
    expect(draw({ note: { code: 'throttled' } })).toContain(english.t('note.throttled'))
  })
})
