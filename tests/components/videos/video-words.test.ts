import { describe, expect, it, test } from 'vitest'
import {
  settingsLine,
  shotAndTake,
  videoLine,
  videoName,
  warningSentence,
} from '@/components/videos/video-words'
import { formatFor } from '@/lib/intl/format'
import type { Locale } from '@/lib/intl/locale'
import { translatorOf } from '@/tests/helpers/in-language'

const wordsOf = (locale: Locale) => ({
  t: translatorOf('videos', locale),
  format: formatFor(locale),
})
const english = wordsOf('en')

const video = {
  shotNumber: 12,
  takeNumber: 3,
  prompt: 'Crimson ridges, slow crane up',
  durationSeconds: 5.04,
  member: { id: 'm', name: 'Emre Yıldız' },
  type: 'pro-image-to-video',
  hasAudio: true,
  billedCredits: 1400,
} as const

describe('a video in words', () => {
  it('has a short name and a line of facts', () => {
    expect(videoName(english, video)).toBe(
      'Shot 12, take 3, Crimson ridges, 5 seconds, by Emre Yıldız',
    )
    expect(videoLine(english, video)).toBe('Emre Yıldız · Pro 3.0 · 5\u00a0s · sound · 1,400')
    expect(videoLine(english, { ...video, hasAudio: false })).toContain('· silent ·')
  })

  it('has them in every language, and the member is the name that they gave', () => {
    expect(videoName(wordsOf('ko'), video)).toBe(
      '샷 12, 테이크 3, Crimson ridges, 5초, 만든 사람 Emre Yıldız',
    )
    expect(videoName(wordsOf('tr'), video)).toBe(
      'Plan 12, çekim 3, Crimson ridges, 5 saniye, oluşturan: Emre Yıldız',
    )
    expect(videoLine(wordsOf('ko'), video)).toBe(
      'Emre Yıldız · Pro 3.0 · 5초 · 사운드 있음 · 1,400',
    )
    expect(videoLine(wordsOf('tr'), video)).toBe(
      'Emre Yıldız · Pro 3.0 · 5\u00a0sn. · sesli · 1.400',
    )
    expect(videoName(wordsOf('tr'), { ...video, prompt: ' ' })).toContain('Adsız')
  })

  it.each([
    ['en', 'Shot 12, take 3'],
    ['ko', '샷 12, 테이크 3'],
    ['tr', 'Plan 12, çekim 3'],
  ] as const)('is named by its shot and take where that is all, in %s', (locale, words) => {
    expect(shotAndTake(wordsOf(locale).t, video)).toBe(words)
  })
})

test.each([
  [
    { durationSeconds: 5, aspectRatio: '16:9', sound: true, cfgScale: 0.5 },
    '5\u00a0s · 16:9 · sound · strength 0.5',
  ],
  [{ durationSeconds: 3, sound: false, cfgScale: 0 }, '3\u00a0s · silent · strength 0'],
  [{ keepOriginalSound: false }, 'original sound dropped'],
  [{}, ''],
] as const)('settings %j are %j', (settings, line) => {
  expect(settingsLine(english, { type: 'pro-text-to-video', prompt: 'x', ...settings })).toBe(line)
})

test.each([
  [
    { code: 'duration', askedSeconds: 5, cameSeconds: 4.2 },
    '5\u00a0s were asked for, 4.2\u00a0s came.',
  ],
  [{ code: 'ratio', asked: '9:16', came: '16:9' }, '9:16 was asked for, 16:9 came.'],
  [{ code: 'silent' }, 'Sound was asked for, but the file has none.'],
  [{ code: 'unexpected_sound' }, 'No sound was asked for, but the file has some.'],
] as const)('a warning %j reads %j', (warning, sentence) => {
  expect(warningSentence(english, warning)).toBe(sentence)
})

it('writes a fraction as the language does', () => {
  const settings = { type: 'pro-text-to-video', prompt: 'x', cfgScale: 0.5 } as const
  expect(settingsLine(wordsOf('tr'), settings)).toBe('güç 0,5')
  const short = { code: 'duration', askedSeconds: 5, cameSeconds: 4.2 } as const
  expect(warningSentence(wordsOf('ko'), short)).toBe('요청한 길이는 5초, 받은 길이는 4.2초입니다.')
  expect(warningSentence(wordsOf('tr'), short)).toBe('4,2\u00a0sn. geldi, 5\u00a0sn. istenmişti.')
})
