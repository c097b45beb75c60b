import { expect, it } from 'vitest'
import { screeningCommand } from '@/components/screening/screening-key'

const press = (key: string, code: string, over = {}) => ({
  ...{
    key,
    code,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    repeat: false,
  },
  ...over,
})

it.each([
  [press('s', 'KeyS'), 'select'],
  [press('S', 'KeyS'), 'select'],
  // A Hangul keyboard, and one whose letters stand elsewhere.
  [press('ㄴ', 'KeyS'), 'select'],
  [press('x', 'KeyQ'), 'reject'],
  [press(' ', 'Space'), 'toggle'],
  [press(' ', 'Space', { repeat: true }), null],
  [press('ArrowRight', 'ArrowRight', { repeat: true }), 'next'],
  [press('s', 'KeyS', { repeat: true }), null],
  [press('s', 'KeyS', { ctrlKey: true }), null],
  [press('ㄴ', 'KeyS', { isComposing: true }), null],
  [press('Enter', 'Enter'), null],
  [press('q', 'KeyX'), null],
])('%o is %s', (event, command) => {
  expect(screeningCommand(event)).toBe(command)
})
