import { describe, expect, test } from 'vitest'
import { isKeyTaken } from '@/components/videos/key-owner'

/** Something that has the focus, of which a selector names one of `parts`. */
const focused = (...parts: string[]) => ({
  closest: (selector: string) =>
    parts.some((part) => selector.split(', ').includes(part)) ? ({} as Element) : null,
})

describe('whose a key is', () => {
  test('on the page itself, the player’s', () => {
    for (const command of ['toggle', 'next_frame', 'full_screen'] as const) {
      expect(isKeyTaken(focused(), command)).toBe(false)
    }
  })
  test('the space bar presses the button that has the focus, letters do nothing there', () => {
    expect(isKeyTaken(focused('button'), 'toggle')).toBe(true)
    expect(isKeyTaken(focused('[role="switch"]'), 'toggle')).toBe(true)
    expect(isKeyTaken(focused('button'), 'full_screen')).toBe(false)
  })
  test('what is typed into, a list, a menu and a dialog have all of them', () => {
    for (const part of ['textarea', 'select', '[contenteditable]', '[role="menu"]']) {
      expect(isKeyTaken(focused(part), 'next_frame')).toBe(true)
      expect(isKeyTaken(focused(part), 'toggle')).toBe(true)
    }
    expect(isKeyTaken(focused('[role="dialog"]', 'button'), 'full_screen')).toBe(true)
  })
})
