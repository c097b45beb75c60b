import { describe, expect, test } from 'vitest'
import { sentAgain } from '@/components/tasks/live/sent-again'
import { aTask } from '@/tests/components/tasks/task'

const NOW = Date.parse('2026-11-20T10:00:00.000Z')
const waits = { batchId: 'b1', shotId: 's1', sendsAt: '2026-11-20T10:00:04.000Z' } as const

describe('what can be taken back on the page of a take', () => {
  test('the viewer’s own new take of the same shot, until it leaves', () => {
    const task = aTask(waits)
    expect(sentAgain([aTask(), task], 's1', NOW)).toBe(task)
    expect(sentAgain([task], 's1', NOW + 4000)).toBeUndefined()
  })
  test('nothing of another shot, of somebody else, or that does not wait', () => {
    const others = [
      aTask({ ...waits, shotId: 's2' }),
      aTask({ ...waits, mine: false }),
      aTask({ ...waits, sendsAt: null }),
      aTask({ ...waits, batchId: null }),
    ]
    expect(sentAgain(others, 's1', NOW)).toBeUndefined()
  })
})
