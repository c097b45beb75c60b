import { describe, expect, it } from 'vitest'
import { scenePainter } from '@/emulator/scene/choose'
import { frameBytes, planesOf } from '@/emulator/scene/plane'
import { speaksOf } from '@/emulator/scene/words'

const SIZE = { width: 160, height: 90 }

const painted = (prompt: string, seconds = 0) => {
  const frame = new Uint8Array(frameBytes(SIZE))
  const painter = scenePainter(prompt, SIZE)
  for (const plane of planesOf(frame, SIZE)) painter(plane, seconds)
  return Buffer.from(frame)
}

/** How red against how blue, both around 128. */
const chroma = (frame: Buffer) => {
  const luma = SIZE.width * SIZE.height
  const mean = (part: Buffer) => part.reduce((sum, value) => sum + value, 0) / part.length
  return {
    blue: mean(frame.subarray(luma, luma * 1.25)),
    red: mean(frame.subarray(luma * 1.25)),
  }
}

describe('a scene', () => {
  it('is the same for the same words and another for others', () => {
    expect(painted('fog').equals(painted('fog'))).toBe(true)
    expect(painted('fog').equals(painted('mist'))).toBe(false)
  })

  it.each(['mountains', 'the sea', 'a city', 'a sphere', 'aurora', '고요한 바다', 'dağlar'])(
    'moves without a sample out of range: %s',
    (prompt) => {
      const [start, later] = [painted(prompt), painted(prompt, 7)]
      expect(start.equals(later)).toBe(false)
      for (const frame of [start, later]) {
        // Black at the least and white at the most; a wrapped or lost value would be outside.
        const luma = frame.subarray(0, SIZE.width * SIZE.height)
        expect(Math.min(...luma)).toBeGreaterThan(8)
        expect(Math.max(...luma)).toBeLessThan(245)
        for (const value of Object.values(chroma(frame)))
          expect(Math.abs(value - 128)).toBeLessThan(64)
      }
    },
  )

  it('has the colour that is spoken of', () => {
    expect(chroma(painted('Crimson ridges at dusk')).red).toBeGreaterThan(140)
    expect(chroma(painted('Blue ridges at dusk')).blue).toBeGreaterThan(134)
  })
})

it.each([
  ['İSTANBUL’UN gecesi', 'istanbul*', true],
  ['Kırmızı bir gün', 'kırmızı*', true],
  ['밤바다의 소리', '바다', true],
  ['research', 'sea', false],
  ['the sea.', 'sea', true],
  ['çölde', 'çöl*', true],
])('%s speaks of %s: %s', (text, words, expected) => {
  expect(speaksOf(text, words)).toBe(expected)
})
