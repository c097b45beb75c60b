import { expect, test } from 'vitest'
import { listsToday } from '@/components/tasks/live/lists-today'

const MIDNIGHT = '2026-11-20T18:15:00.000Z'
const made = (createdAt: string) => ({ createdAt })
const today = { videos: 2, credits: 640 }

test('the list is of today while it holds one that was made today', () => {
  expect(listsToday(today, [], MIDNIGHT)).toBe(true)
  expect(listsToday(today, [made('2026-11-20T19:00:00.000Z')], MIDNIGHT)).toBe(true)
})

test('it is not while all of today wait to join it', () => {
  const fresh = [made('2026-11-20T19:00:00.000Z'), made('2026-11-20T18:30:00.000Z')]
  expect(listsToday(today, fresh, MIDNIGHT)).toBe(false)
  expect(listsToday({ videos: 0, credits: 0 }, [], MIDNIGHT)).toBe(false)
})

test('what is new since yesterday is no part of today', () => {
  const one = { videos: 1, credits: 240 }
  expect(listsToday(one, [made('2026-11-20T18:00:00.000Z')], MIDNIGHT)).toBe(true)
})
