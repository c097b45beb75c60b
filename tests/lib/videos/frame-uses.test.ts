import { describe, expect, it } from 'vitest'
import { CATALOG, KLING_TYPES } from '@/lib/kling/catalog'
import { estimateCredits } from '@/lib/kling/pricing'
import { parseSettings } from '@/lib/kling/request'
import type { TaskSettings } from '@/lib/kling/settings'
import { FRAME_USES, isFrameUse, isRough, settingsOfUse } from '@/lib/videos/frame-uses'
import { settingsFor } from '@/tests/helpers/settings'

const input = { inputId: 'a' }
const frames = { first: { inputId: 'first' }, last: { inputId: 'last' } }
const source = (settings: TaskSettings) => ({ settings, durationSeconds: 7.04, hasAudio: true })
const made = (type: TaskSettings['type'], overrides: Partial<TaskSettings> = {}) =>
  source(settingsFor(type, { image: input, video: input }, overrides))

describe('what a shot between frames is made with', () => {
  it.each(KLING_TYPES)('is complete and of the same model for every use of %s', (type) => {
    for (const use of FRAME_USES) {
      const settings = settingsOfUse(use, made(type), frames)
      expect(parseSettings(settings)).toMatchObject({ ok: true })
      expect(CATALOG[settings.type]).toMatchObject({
        mode: 'image',
        model: CATALOG[type].model,
        quality: use === 'final' ? 'pro' : CATALOG[type].quality,
      })
      expect(settings).toMatchObject({ image: frames.first, endImage: frames.last })
      expect(settings.prompt).toBe(made(type).settings.prompt)
    }
  })

  it('keeps length and sound as they were asked, else as they came', () => {
    const asked = made('o3-std-text-to-video', { durationSeconds: 10, sound: false })
    expect(settingsOfUse('continue', asked)).toMatchObject({ durationSeconds: 10, sound: false })
    const edit = made('o3-pro-video-edit')
    expect(settingsOfUse('continue', edit)).toMatchObject({ durationSeconds: 7, sound: true })
    const short = { ...edit, durationSeconds: 0.4, hasAudio: false }
    expect(settingsOfUse('loop', short)).toMatchObject({ durationSeconds: 3, sound: false })
  })

  it('has no reference, source video or ratio of the old type', () => {
    const settings = settingsOfUse('bridge', made('o3-pro-reference-to-video'), frames)
    expect(settings).not.toHaveProperty('images')
    expect(settings).not.toHaveProperty('aspectRatio')
    expect(settings).not.toHaveProperty('cfgScale')
  })

  it('costs for a final what Pro costs', () => {
    const rough = made('o3-std-text-to-video', { durationSeconds: 5 })
    expect(estimateCredits(settingsOfUse('final', rough))).toBe(5 * 48)
    const older = made('std-text-to-video', { durationSeconds: 5, sound: false })
    expect(estimateCredits(settingsOfUse('final', older))).toBe(5 * 54)
  })

  it('calls rough what is Standard and no edit', () => {
    expect(KLING_TYPES.filter((type) => isRough(made(type).settings))).toEqual([
      'std-text-to-video',
      'std-image-to-video',
      'o3-std-text-to-video',
      'o3-std-image-to-video',
      'o3-std-reference-to-video',
    ])
  })

  it('knows its four uses and nothing else', () => {
    expect(FRAME_USES.every(isFrameUse)).toBe(true)
    for (const other of ['edit', '', undefined, null, ['loop'], 'Loop']) {
      expect(isFrameUse(other)).toBe(false)
    }
  })
})
