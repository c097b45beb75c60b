import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decidePrecondition, decideRange, rangeStillCounts } from '@/lib/media/range'

const partial = (start: number, end: number) => ({ kind: 'partial', start, end })
const whole = { kind: 'whole' }
const unsatisfiable = { kind: 'unsatisfiable' }

describe('decideRange of 1000 bytes', () => {
  it.each([
    [null, whole],
    ['', whole],
    ['bytes=0-499', partial(0, 499)],
    ['bytes=0-0', partial(0, 0)],
    ['bytes=999-999', partial(999, 999)],
    ['bytes=500-', partial(500, 999)],
    ['bytes=0-', partial(0, 999)],
    ['bytes=0-9999999', partial(0, 999)],
    [`bytes=0-${'9'.repeat(400)}`, partial(0, 999)],
    ['bytes=-500', partial(500, 999)],
    ['bytes=-1', partial(999, 999)],
    ['bytes=-5000', partial(0, 999)],
    ['bytes=1000-', unsatisfiable],
    ['bytes=1000-1001', unsatisfiable],
    [`bytes=${'9'.repeat(400)}-`, unsatisfiable],
    ['bytes=-0', unsatisfiable],
    ['BYTES=0-1', partial(0, 1)],
    [' bytes=0-1 ', partial(0, 1)],
    ['bytes= 0-1', partial(0, 1)],
    ['bytes=,0-1,', partial(0, 1)],
    // Several ranges, and everything that is no range of bytes: the whole file.
    ['bytes=0-1,4-5', whole],
    ['bytes=0-1,5000-', whole],
    ['bytes=5-4', whole],
    ['bytes=-', whole],
    ['bytes=', whole],
    ['bytes=a-b', whole],
    ['bytes=1.5-2', whole],
    ['bytes=+1-2', whole],
    ['bytes=0x1-2', whole],
    ['bytes=1-2-3', whole],
    ['bytes=--1', whole],
    ['bytes 0-1', whole],
    ['items=0-1', whole],
    ['0-1', whole],
  ])('%s', (header, decision) => {
    expect(decideRange(header, 1000)).toEqual(decision)
  })

  it.each([
    ['bytes=0-', unsatisfiable],
    ['bytes=-1', whole],
    ['bytes=-0', unsatisfiable],
    [null, whole],
  ])('of an empty file: %s', (header, decision) => {
    expect(decideRange(header, 0)).toEqual(decision)
  })

  it('never leads out of the file, whatever the header', () => {
    const header = fc.oneof(
      fc.string(),
      fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => `bytes=${a}-${b}`),
      fc.nat().map((n) => `bytes=-${n}`),
      fc.stringMatching(/^bytes=[0-9,\- ]{0,20}$/),
    )
    fc.assert(
      fc.property(header, fc.nat(), (value, size) => {
        const decision = decideRange(value, size)
        if (decision.kind !== 'partial') return
        expect(decision.start).toBeGreaterThanOrEqual(0)
        expect(decision.end).toBeGreaterThanOrEqual(decision.start)
        expect(decision.end).toBeLessThan(size)
      }),
    )
  })

  it('answers a hostile header at once', () => {
    const startedAt = performance.now()
    decideRange(`bytes=${'0-1,'.repeat(20_000)}`, 10)
    decideRange(`bytes=${' '.repeat(60_000)}x`, 10)
    expect(performance.now() - startedAt).toBeLessThan(200)
  })
})

describe('decidePrecondition', () => {
  const etag = '"abc"'
  it.each([
    [{ ifMatch: null, ifNoneMatch: null }, 'proceed'],
    [{ ifMatch: null, ifNoneMatch: '"abc"' }, 'not_modified'],
    [{ ifMatch: null, ifNoneMatch: 'W/"abc"' }, 'not_modified'],
    [{ ifMatch: null, ifNoneMatch: '"x", "abc"' }, 'not_modified'],
    [{ ifMatch: null, ifNoneMatch: '*' }, 'not_modified'],
    [{ ifMatch: null, ifNoneMatch: '"x"' }, 'proceed'],
    [{ ifMatch: null, ifNoneMatch: 'abc' }, 'proceed'],
    [{ ifMatch: '"abc"', ifNoneMatch: null }, 'proceed'],
    [{ ifMatch: '*', ifNoneMatch: null }, 'proceed'],
    [{ ifMatch: '"x", "abc"', ifNoneMatch: null }, 'proceed'],
    [{ ifMatch: 'W/"abc"', ifNoneMatch: null }, 'failed'],
    [{ ifMatch: '"x"', ifNoneMatch: null }, 'failed'],
    [{ ifMatch: '"x"', ifNoneMatch: '"abc"' }, 'failed'],
  ])('%o', (headers, decision) => {
    expect(decidePrecondition(headers, etag)).toBe(decision)
  })
})

describe('rangeStillCounts', () => {
  it.each([
    [null, true],
    ['"abc"', true],
    ['"x"', false],
    ['W/"abc"', false],
    ['Tue, 01 Jan 2030 00:00:00 GMT', false],
  ])('If-Range: %s', (header, counts) => {
    expect(rangeStillCounts(header, '"abc"')).toBe(counts)
  })
})
