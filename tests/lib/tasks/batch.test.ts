import { describe, expect, it } from 'vitest'
import { parseBatch, priceOf } from '@/lib/tasks/batch'
import { MOST_AT_ONCE } from '@/lib/tasks/most-at-once'
import { SHORT, SHORT_PRICE } from '@/tests/helpers/tasks'

const promptsOf = (batch: Parameters<typeof parseBatch>[0]): string[] => {
  const parsed = parseBatch(batch)
  return parsed.ok ? parsed.requests.map(({ prompt }) => prompt) : []
}
const problemsOf = (batch: Parameters<typeof parseBatch>[0]): string[] => {
  const parsed = parseBatch(batch)
  return parsed.ok ? [] : Object.keys(parsed.fields)
}

describe('a batch', () => {
  it('is one request by itself', () => {
    expect(promptsOf({ settings: SHORT })).toEqual([SHORT.prompt])
  })

  it('is every take of a prompt before the next prompt', () => {
    const alternatives = ['Dawn', 'Dusk']
    expect(promptsOf({ settings: SHORT, takes: 2, alternatives })).toEqual([
      'Dawn',
      'Dawn',
      'Dusk',
      'Dusk',
    ])
  })

  it('costs what its requests cost together', () => {
    const parsed = parseBatch({ settings: SHORT, takes: 3, alternatives: ['Dawn', 'Dusk'] })
    expect(parsed.ok && priceOf(parsed.requests)).toBe(6 * SHORT_PRICE)
  })

  it('has its limit, and says it at the takes', () => {
    const alternatives = (count: number) => Array.from({ length: count }, () => 'Dawn')
    expect(promptsOf({ settings: SHORT, takes: MOST_AT_ONCE }).length).toBe(8)
    expect(promptsOf({ settings: SHORT, takes: 2, alternatives: alternatives(4) }).length).toBe(8)
    expect(problemsOf({ settings: SHORT, takes: 9 })).toEqual(['takes'])
    expect(problemsOf({ settings: SHORT, takes: 3, alternatives: alternatives(3) })).toEqual([
      'takes',
    ])
    expect(problemsOf({ settings: SHORT, alternatives: alternatives(1e6) })).toEqual(['takes'])
  })

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('is never made %d times', (takes) => {
    expect(problemsOf({ settings: SHORT, takes })).toEqual(['takes'])
  })

  it('has at least one prompt, and says of each what is wrong with it', () => {
    expect(problemsOf({ settings: SHORT, alternatives: [] })).toEqual(['takes'])
    const settings = { ...SHORT, durationSeconds: 99 }
    const alternatives = ['Dawn', ' ', 'x'.repeat(2001), 7]
    expect(problemsOf({ settings, alternatives }).sort()).toEqual([
      'alternatives.1',
      'alternatives.2',
      'alternatives.3',
      'durationSeconds',
    ])
    expect(problemsOf({ settings: { ...SHORT, prompt: '' } })).toEqual(['prompt'])
    expect(problemsOf({ settings: null, alternatives: ['Dawn'] })).not.toEqual([])
  })
})
