import { expect, it } from 'vitest'
import { compareCommand } from '@/lib/videos/compare-keys'

const NONE = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const press = (keys: Partial<typeof NONE> & { key: string }) => compareCommand({ ...NONE, ...keys })

it('takes digits by their place: a French 1 is &, and with Shift an English 1 is !', () => {
  const left = { kind: 'select', side: 0, rejectsOther: false }
  expect(press({ key: '1', code: 'Digit1' })).toEqual(left)
  expect(press({ key: '&', code: 'Digit1' })).toEqual(left)
  expect(press({ key: '1', code: 'Numpad1' })).toEqual(left)
  expect(press({ key: '@', code: 'Digit2', shiftKey: true })).toEqual({
    kind: 'select',
    side: 1,
    rejectsOther: true,
  })
  expect(press({ key: '3', code: 'Digit3' })).toBeNull()
})

it('leads to other takes on the right, with Shift on the left', () => {
  expect(press({ key: 'ArrowLeft' })).toEqual({ kind: 'take', side: 1, by: -1 })
  expect(press({ key: 'ArrowRight', shiftKey: true })).toEqual({ kind: 'take', side: 0, by: 1 })
})

it('knows letters of a Hangul keyboard, and leaves what the browser takes', () => {
  expect(press({ key: 'ㅡ', code: 'KeyM' })).toEqual({ kind: 'sound' })
  expect(press({ key: 'w', code: 'KeyW' })).toEqual({ kind: 'wipe' })
  expect(press({ key: 'w', code: 'KeyW', ctrlKey: true })).toBeNull()
  expect(press({ key: 'z', code: 'KeyZ', metaKey: true })).toBeNull()
})
