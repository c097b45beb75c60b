import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Locale } from '@/lib/intl/locale'
import { frameAt, stepFrames, timecodeParts, timecodeWords } from '@/lib/videos/timecode'
import { translatorOf } from '@/tests/helpers/in-language'

const written = (seconds: number, framesPerSecond: number) => {
  const { clock, frames } = timecodeWords(seconds, framesPerSecond)
  return clock + frames
}

describe('timecode', () => {
  test.each([
    [0, 24, '0:00+00'],
    [1 + 22 / 24, 24, '0:01+22'],
    [5.04, 24, '0:05+00'],
    [5.042, 24, '0:05+01'],
    [10, 23.976, '0:09+23'],
    [10.02, 23.976, '0:10+00'],
    [2, 30, '0:02+00'],
    [61.5, 30, '1:01+15'],
    [1, Number.NaN, '0:01+00'],
  ])('%d s at %d fps is %s', (seconds, framesPerSecond, text) => {
    expect(written(seconds, framesPerSecond)).toBe(text)
  })

  it('is spelled out for those who listen', () => {
    const spell = (locale: Locale, seconds: number) =>
      translatorOf('player', locale)('positionSpelled', timecodeParts(seconds, 24))
    expect(spell('en', 1 + 22 / 24)).toBe('1 second 22 frames')
    expect(spell('en', 2 + 1 / 24)).toBe('2 seconds 1 frame')
    expect(spell('ko', 2 + 1 / 24)).toBe('2초 1프레임')
    expect(spell('tr', 2 + 1 / 24)).toBe('2 saniye 1 kare')
  })
})

const clip = fc.record({
  durationSeconds: fc.double({ min: 0.5, max: 20, noNaN: true }),
  framesPerSecond: fc.constantFrom(23.976, 24, 25, 29.97, 30, 60),
})

describe('steps', () => {
  it('moves by exactly one frame, and back again', () => {
    fc.assert(
      fc.property(clip, fc.nat(), ({ durationSeconds, framesPerSecond }, seed) => {
        const frames = Math.ceil(durationSeconds * framesPerSecond - 0.5)
        fc.pre(frames >= 3)
        const frame = 1 + (seed % (frames - 2))
        const from = {
          seconds: (frame + 0.5) / framesPerSecond,
          durationSeconds,
          framesPerSecond,
        }
        const next = stepFrames(from, 1)
        expect(frameAt(next, framesPerSecond)).toBe(frame + 1)
        const back = stepFrames({ ...from, seconds: next }, -1)
        expect(frameAt(back, framesPerSecond)).toBe(frame)
      }),
    )
  })

  it('stays inside the clip', () => {
    fc.assert(
      fc.property(
        clip,
        fc.double({ min: -5, max: 30, noNaN: true }),
        fc.integer({ min: -50, max: 50 }),
        (facts, seconds, frames) => {
          const there = stepFrames({ ...facts, seconds }, frames)
          expect(there).toBeGreaterThanOrEqual(0)
          expect(there).toBeLessThanOrEqual(facts.durationSeconds)
        },
      ),
    )
  })

  it('shows the last but one after a step back from the end', () => {
    const there = stepFrames({ seconds: 5, durationSeconds: 5, framesPerSecond: 24 }, -1)
    expect(written(there, 24)).toBe('0:04+22')
  })
})
