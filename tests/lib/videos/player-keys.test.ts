import { describe, expect, it, test } from 'vitest'
import { nextShuttle, playerCommand } from '@/lib/videos/player-keys'

const press = (key: string, code: string, held = {}) => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
})

describe('playerCommand', () => {
  test.each([
    [' ', 'Space', 'toggle'],
    ['j', 'KeyJ', 'backward'],
    ['K', 'KeyK', 'stop'],
    ['l', 'KeyL', 'forward'],
    ['f', 'KeyF', 'full_screen'],
    [',', 'Comma', 'previous_frame'],
    ['.', 'Period', 'next_frame'],
    ['m', 'KeyM', 'comment'],
    ['ㅁ', 'KeyA', 'collect'],
    ['S', 'KeyS', 'select'],
    ['ㅌ', 'KeyX', 'reject'],
    // A Hangul keyboard: no Latin letter, so the place counts.
    ['ㅓ', 'KeyJ', 'backward'],
    ['ㄹ', 'KeyF', 'full_screen'],
    // Dvorak: the letter counts, not the place.
    ['l', 'KeyP', 'forward'],
    // Turkish Q has the full stop where others have the slash.
    ['.', 'Slash', 'next_frame'],
    ['n', 'KeyL', null],
    ['ö', 'Comma', null],
    ['Enter', 'Enter', null],
    ['Process', 'KeyJ', null],
    ['constructor', 'KeyC', null],
  ])('%s of %s is %s', (key, code, command) => {
    expect(playerCommand(press(key, code))).toBe(command)
  })

  it('leaves the browser its own shortcuts', () => {
    expect(playerCommand(press('f', 'KeyF', { ctrlKey: true }))).toBeNull()
    expect(playerCommand(press('l', 'KeyL', { metaKey: true }))).toBeNull()
    expect(playerCommand(press('j', 'KeyJ', { altKey: true }))).toBeNull()
    expect(playerCommand(press('j', 'KeyJ', { isComposing: true }))).toBeNull()
  })
})

describe('nextShuttle', () => {
  it('starts at normal speed, doubles to four, and turns round at once', () => {
    expect(nextShuttle(0, 'forward')).toBe(1)
    expect(nextShuttle(1, 'forward')).toBe(2)
    expect(nextShuttle(2, 'forward')).toBe(4)
    expect(nextShuttle(4, 'forward')).toBe(4)
    expect(nextShuttle(4, 'backward')).toBe(-1)
    expect(nextShuttle(-1, 'backward')).toBe(-2)
    expect(nextShuttle(0.5, 'forward')).toBe(1)
  })
})
