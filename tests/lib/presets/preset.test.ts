import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PresetSettings, presetSettingsSchema, readPresetSettings } from '@/lib/presets/preset'

const settings: PresetSettings = {
  type: 'o3-pro-text-to-video',
  negativePrompt: '',
  durationSeconds: 8,
  aspectRatio: '9:16',
  sound: false,
  cfgScale: 0.7,
  keepOriginalSound: true,
}

describe('what is kept', () => {
  test('is composed text and exact settings', () => {
    const prompt = '고요한 바다'
    const parsed = presetSettingsSchema.parse({ ...settings, prompt: prompt.normalize('NFD') })
    expect(parsed).toEqual({ ...settings, prompt: prompt.normalize('NFC') })
    expect(presetSettingsSchema.parse(settings)).not.toHaveProperty('prompt')
  })

  test.each([
    ['an unknown type', { type: 'o4-text-to-video' }],
    ['an input', { image: { inputId: 'a' } }],
    ['a number in quotes', { durationSeconds: '5' }],
    ['too short', { durationSeconds: 2 }],
    ['half a second', { durationSeconds: 5.5 }],
    ['another ratio', { aspectRatio: '4:3' }],
    ['no number', { cfgScale: Number.NaN }],
    ['more than a prompt may have', { prompt: 'x'.repeat(2001) }],
    ['half a character', { negativePrompt: 'a\ud800' }],
    ['nothing', { sound: undefined }],
  ])('is never %s', (_, wrong) => {
    expect(presetSettingsSchema.safeParse({ ...settings, ...wrong }).success).toBe(false)
  })
})

describe('what is read', () => {
  test('comes back as it was kept', () => {
    expect(readPresetSettings(settings)).toEqual(settings)
    expect(readPresetSettings({ ...settings, prompt: 'A harbour' })?.prompt).toBe('A harbour')
  })

  test('of another version is used as far as it makes sense', () => {
    const read = readPresetSettings({ ...settings, durationSeconds: 60, sound: 'loud', mood: 7 })
    expect(read).toEqual({ ...settings, durationSeconds: 5, sound: true })
  })

  test('without a type that is known cannot be used', () => {
    expect(readPresetSettings({ ...settings, type: 'kling-5' })).toBeNull()
    expect(readPresetSettings(null)).toBeNull()
  })

  test('whatever stands there, it can be saved again', () => {
    const almost = fc.record(
      { ...Object.fromEntries(Object.keys(settings).map((key) => [key, fc.jsonValue()])) },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), almost), (raw) => {
        const read = readPresetSettings(
          typeof raw === 'object' && raw ? { ...raw, type: settings.type } : raw,
        )
        expect(read === null || presetSettingsSchema.safeParse(read).success).toBe(true)
      }),
    )
  })
})
