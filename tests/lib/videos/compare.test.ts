import { describe, expect, it } from 'vitest'
import { type ComparedVideo, compareSettings } from '@/lib/videos/compare'

const VIDEO: ComparedVideo = {
  prompt: 'Crimson ridges at dusk',
  settings: {
    type: 'pro-text-to-video',
    prompt: 'Crimson ridges at dusk',
    durationSeconds: 5,
    aspectRatio: '16:9',
    sound: true,
    cfgScale: 0.5,
  },
  width: 1920,
  height: 1080,
  framesPerSecond: 24,
  durationSeconds: 5.04,
  hasAudio: true,
}
const fields = (left: ComparedVideo, right: ComparedVideo) =>
  compareSettings(left, right).map(({ field }) => field)
const asked = (settings: Partial<ComparedVideo['settings']>): ComparedVideo => ({
  ...VIDEO,
  settings: { ...VIDEO.settings, ...settings },
})

describe('what differs between two videos', () => {
  it('is nothing where the same was asked for and came', () => {
    expect(compareSettings(VIDEO, structuredClone(VIDEO))).toEqual([])
  })

  it('is told by a type as its mode, model and quality', () => {
    expect(compareSettings(VIDEO, asked({ type: 'o3-std-text-to-video' }))).toEqual([
      { field: 'model', values: ['3.0', 'o3'] },
      { field: 'quality', values: ['pro', 'std'] },
    ])
    expect(fields(VIDEO, asked({ type: 'pro-image-to-video' }))).toEqual(['mode'])
  })

  it('stands in the order of the composer, with what only one has', () => {
    const { cfgScale: _, ...others } = VIDEO.settings
    const right = {
      ...VIDEO,
      prompt: 'Crimson ridges at dawn',
      settings: { ...others, negativePrompt: 'birds', durationSeconds: 10 },
    }
    expect(compareSettings(VIDEO, right)).toEqual([
      { field: 'prompt', values: ['Crimson ridges at dusk', 'Crimson ridges at dawn'] },
      { field: 'negativePrompt', values: [undefined, 'birds'] },
      { field: 'askedSeconds', values: [5, 10] },
      { field: 'cfgScale', values: [0.5, undefined] },
    ])
  })

  it('is no other order of keys, no other writing of a letter and nothing that nobody sees', () => {
    const left = asked({ image: { inputId: 'a' }, images: [{ inputId: 'b', name: 'Mina' }] })
    const right = asked({ image: { inputId: 'a' }, images: [{ name: 'Mina', inputId: 'b' }] })
    expect(fields(left, right)).toEqual([])
    const korean = { ...VIDEO, prompt: '바다' }
    expect(fields(korean, { ...VIDEO, prompt: '바다'.normalize('NFD') })).toEqual([])
    expect(fields(VIDEO, { ...VIDEO, durationSeconds: 5.0417, framesPerSecond: 24.001 })).toEqual(
      [],
    )
  })

  it('names inputs, and what was delivered', () => {
    const right = {
      ...asked({ image: { inputId: 'b' }, images: [{ url: 'https://example.com/a.png' }] }),
      width: 1280,
      height: 720,
      framesPerSecond: 30,
      durationSeconds: 4,
      hasAudio: false,
    }
    expect(fields(VIDEO, right)).toEqual([
      ...['firstFrame', 'references', 'deliveredSize', 'deliveredRate', 'deliveredSeconds'],
      'deliveredSound',
    ])
  })
})
