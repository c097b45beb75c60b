import { describe, expect, it, test } from 'vitest'
import { settingsLine, videoLine, videoName, warningSentence } from '@/lib/videos/video-words'

const video = {
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
    expect(videoName(video)).toBe('Take 3, Crimson ridges, 5 seconds, by Emre Yıldız')
    expect(videoLine(video)).toBe('Emre Yıldız · Pro 3.0 · 5\u00a0s · sound · 1,400')
    expect(videoLine({ ...video, hasAudio: false })).toContain('· silent ·')
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
  expect(settingsLine({ type: 'pro-text-to-video', prompt: 'x', ...settings })).toBe(line)
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
  expect(warningSentence(warning)).toBe(sentence)
})
