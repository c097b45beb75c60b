import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { TaskControls } from '@/components/tasks/live/task-controls'
import { TaskActions } from '@/components/tasks/page/task-actions'
import type { Locale } from '@/lib/intl/locale'
import type { TaskView } from '@/lib/tasks/task-view'
import { aTask, NOTHING } from '@/tests/components/tasks/task'
import { InLanguage } from '@/tests/helpers/in-language'

const failed = (over: Partial<TaskView> = {}) =>
  aTask({ state: 'failed', note: { code: 'written_off' }, can: NOTHING, ...over })

/** What can be pressed on the page of a task that has ended, in its order. */
const offers = (task: TaskView, locale: Locale = 'en') => {
  const markup = renderToStaticMarkup(
    <InLanguage locale={locale}>
      <TaskActions task={task} workspace="north" isOver />
      <TaskControls task={task} workspace="north" refresh={async () => {}} />
    </InLanguage>,
  )
  return [...markup.matchAll(/<(?:a|button)[^>]*>(.*?)<\/(?:a|button)>/gs)].map(([, text = '']) =>
    text.replace(/<[^>]*>/g, ''),
  )
}

describe('the page of a failure', () => {
  test('offers the same once more, while it was not sent again', () => {
    expect(offers(failed())).toEqual(['Again · 400', 'Edit request'])
    const sentAgainAs = { id: 'take-2', takeNumber: 2, state: 'done' } as const
    expect(offers(failed({ sentAgainAs }))).toEqual(['Sent again: take 2 is done', 'Edit request'])
  })

  test('offers to put its card away, and then to bring it back', () => {
    const last = (can: Partial<TaskView['can']>, locale?: Locale) =>
      offers(failed({ can: { ...NOTHING, ...can } }), locale).at(-1)
    expect(last({ dismiss: true })).toBe('Put its card away')
    expect(last({ bringBack: true })).toBe('Bring its card back to the studio')
    expect(last({ bringBack: true }, 'ko')).toBe('카드를 스튜디오로 되돌리기')
    expect(last({ bringBack: true }, 'tr')).toBe('Kartını stüdyoya geri getir')
  })
})
