import { describe, expect, it } from 'vitest'
import { latinLetter } from '@/components/ui/latin-letter'

const press = (key: string, code: string, held: object = {}) =>
  latinLetter({ key, code, ctrlKey: false, metaKey: false, altKey: false, ...held })

describe('the letter of a shortcut', () => {
  it('is what is printed on the key where that is Latin', () => {
    expect(press('s', 'KeyS')).toBe('s')
    expect(press('S', 'KeyS')).toBe('s')
    // On a French keyboard another letter stands there.
    expect(press('q', 'KeyA')).toBe('q')
  })

  it('is the place of the key where another script is typed', () => {
    expect(press('ㄴ', 'KeyS')).toBe('s')
    expect(press('ч', 'KeyX')).toBe('x')
    expect(press('Process', 'KeyX')).toBe('x')
  })

  it('is none for other keys, and for what the browser may mean', () => {
    expect(press('Enter', 'Enter')).toBeNull()
    expect(press('/', 'Digit7')).toBeNull()
    expect(press('s', 'KeyS', { ctrlKey: true })).toBeNull()
  })
})
