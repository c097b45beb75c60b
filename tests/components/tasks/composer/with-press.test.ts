import { expect, it } from 'vitest'
import { EMPTY_DRAFT } from '@/components/tasks/composer/draft'
import { asksForSame, withPress } from '@/components/tasks/composer/with-press'
import { aTask } from '@/tests/components/tasks/task'

const take = (takeNumber: number, prompt: string) =>
  aTask({
    id: `take-${takeNumber}`,
    takeNumber,
    settings: { type: 'o3-std-image-to-video', prompt, image: { inputId: 'first' } },
  })

it('makes the draft of a press from its takes', () => {
  // Newest first, as the studio tells them.
  const tasks = [take(4, 'B'), take(3, 'B'), take(2, 'A'), take(1, 'A')]
  const draft = withPress({ ...EMPTY_DRAFT, cfgScale: 0.3, prompt: 'Later' }, tasks)
  expect(draft).toMatchObject({
    mode: 'image',
    model: 'o3',
    quality: 'std',
    image: { ref: { inputId: 'first' } },
    ...{ prompt: 'A', alternatives: ['B'], takes: 2, cfgScale: 0.3 },
    ...{ projectId: 'project-1', takeOfId: null, shot: null },
  })
  expect(asksForSame(draft, withPress(draft, tasks))).toBe(true)
  expect(asksForSame({ ...draft, takes: 1 }, draft)).toBe(false)
})

it('stays another take of the shot that it was for', () => {
  expect(withPress(EMPTY_DRAFT, [take(7, 'A')])).toMatchObject({
    takeOfId: 'take-7',
    shot: { id: 'shot-1', number: 1 },
  })
})

it('is nothing for tasks that nobody knows any more', () => {
  expect(withPress(EMPTY_DRAFT, [])).toBe(EMPTY_DRAFT)
})
