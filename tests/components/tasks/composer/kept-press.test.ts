import { expect, test } from 'vitest'
import { keepPress, takePress } from '@/components/tasks/composer/kept-press'

const makeShelf = () => {
  const rows = new Map<string, string>()
  return () => ({
    getItem: (key: string) => rows.get(key) ?? null,
    setItem: (key: string, value: string) => void rows.set(key, value),
    removeItem: (key: string) => void rows.delete(key),
  })
}

test('a press is remembered once, for its account and workspace', () => {
  const shelf = makeShelf()
  keepPress(shelf, 'mina', 'north')
  expect(takePress(shelf, 'emre', 'north')).toBe(false)
  expect(takePress(shelf, 'mina', 'south')).toBe(false)
  expect(takePress(shelf, 'mina', 'north')).toBe(true)
  expect(takePress(shelf, 'mina', 'north')).toBe(false)
})

test('a browser that keeps nothing is no error', () => {
  const forbidden = () => {
    throw new DOMException('no', 'SecurityError')
  }
  keepPress(forbidden, 'mina', 'north')
  expect(takePress(forbidden, 'mina', 'north')).toBe(false)
})
