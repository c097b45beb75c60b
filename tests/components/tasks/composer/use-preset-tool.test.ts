import { expect, test } from 'vitest'
import { EMPTY_DRAFT } from '@/components/tasks/composer/draft'
import { withoutPreset } from '@/components/tasks/composer/use-preset-tool'

test('undoing a preset leaves alone what was changed since', () => {
  const before = { ...EMPTY_DRAFT, prompt: 'mine', durationSeconds: 5, sound: true }
  const set = { durationSeconds: 10, sound: false, prompt: 'its own' }
  const undo = withoutPreset(before, set)
  expect(undo({ ...before, ...set })).toEqual({ durationSeconds: 5, sound: true, prompt: 'mine' })
  expect(undo({ ...before, ...set, durationSeconds: 7, takes: 3 })).toEqual({
    sound: true,
    prompt: 'mine',
  })
})
