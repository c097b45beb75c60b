import { describe, expect, it } from 'vitest'
import type { Said } from '@/lib/intl/said'
import { inEnglish, speakerOf } from '@/lib/intl/translate'
import { imageSizeProblem, uploadSizeProblem, videoLengthProblem } from '@/lib/media/input-limits'

const sentence = (said: Said | null) => said && inEnglish(said)

describe('imageSizeProblem', () => {
  it.each([
    [300, 300, null],
    [300, 750, null],
    [2500, 1000, null],
    [10_000, 12_000, null],
    [280, 900, 'Images must be at least 300 pixels on each side; this one is 280 × 900.'],
    [299, 299, 'Images must be at least 300 pixels on each side; this one is 299 × 299.'],
    [
      751,
      300,
      'The long side of an image may be at most 2.5 times the short one; this one is 751 × 300.',
    ],
    [
      1000,
      2501,
      'The long side of an image may be at most 2.5 times the short one; this one is 1000 × 2501.',
    ],
    [20_000, 20_000, 'Images may have at most 120 million pixels; this one is 20000 × 20000.'],
  ])('%d × %d', (width, height, problem) => {
    expect(sentence(imageSizeProblem(width, height))).toBe(problem)
  })
})

describe('videoLengthProblem', () => {
  it.each([
    [3, null],
    [10, null],
    [2.96, null],
    [10.04, null],
    [2.94, 'Videos must be 3 to 10 seconds long; this one has 2.9 s.'],
    [10.06, 'Videos must be 3 to 10 seconds long; this one has 10.1 s.'],
    [0, 'Videos must be 3 to 10 seconds long; this one has 0 s.'],
    [Number.NaN, 'Videos must be 3 to 10 seconds long; this one has NaN s.'],
  ])('%d s', (seconds, problem) => {
    expect(sentence(videoLengthProblem(seconds))).toBe(problem)
  })
})

describe('uploadSizeProblem', () => {
  it.each([
    ['image', 50_000_000, null],
    ['image', 50_000_001, 'Images may have at most 50 MB; this one has 50.1 MB.'],
    ['video', 200_000_000, null],
    ['video', 200_000_001, 'Videos may have at most 200 MB; this one has 201 MB.'],
    [null, 300_000_000, 'Files may have at most 200 MB; this one has 300 MB.'],
    ['image', 0, 'This file is empty.'],
  ] as const)('%s of %d bytes', (kind, sizeBytes, problem) => {
    expect(sentence(uploadSizeProblem(kind, sizeBytes))).toBe(problem)
  })
})

it.each([
  ['ko', '이미지는 최대 1.2억 화소까지 가능합니다. 이 이미지는 20000 × 20000입니다.'],
  ['tr', 'Görseller en fazla 120 milyon piksel olabilir; bu 20000 × 20000.'],
] as const)('counts pixels in the large numbers of %s', (locale, words) => {
  const said = imageSizeProblem(20_000, 20_000)
  expect(said && speakerOf(locale)(said)).toBe(words)
})

it('writes its numbers as the reader does', () => {
  const said = uploadSizeProblem('image', 50_000_001)
  expect(said && speakerOf('tr')(said)).toBe('Görseller en fazla 50 MB olabilir; bu 50,1 MB.')
  expect(said && speakerOf('ko')(said)).toBe(
    '이미지는 최대 50 MB까지 가능합니다. 이 파일은 50.1 MB입니다.',
  )
})
