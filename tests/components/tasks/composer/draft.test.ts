import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chosenFrom,
  type Draft,
  EMPTY_DRAFT,
  modelsOf,
  settingsOf,
  typeOf,
  withSettings,
} from '@/components/tasks/composer/draft'
import { KLING_TYPES, MODEL_KEYS, MODES, QUALITY_KEYS } from '@/lib/kling/catalog'
import { parseSettings } from '@/lib/kling/request'
import type { TaskSettings } from '@/lib/kling/settings'

const image = chosenFrom({ inputId: 'image-1' })
const video = chosenFrom({ url: 'https://example.com/clips/boat.mp4' })

const full: Draft = {
  ...EMPTY_DRAFT,
  prompt: 'A harbour at dusk',
  negativePrompt: 'rain',
  durationSeconds: 8,
  aspectRatio: '9:16',
  sound: false,
  cfgScale: 0.7,
  keepOriginalSound: false,
  image,
  endImage: chosenFrom({ inputId: 'image-2' }),
  video,
  images: [image, chosenFrom({ inputId: 'image-3' })],
}

describe('the type of a draft', () => {
  test('every choice of mode, model and quality means one of the twelve', () => {
    const types = MODES.flatMap((mode) =>
      MODEL_KEYS.flatMap((model) =>
        QUALITY_KEYS.map((quality) => typeOf({ mode, model, quality })),
      ),
    )
    expect(new Set(types)).toEqual(new Set(KLING_TYPES))
  })

  test('references and edits use O3 whatever was preferred, and the preference stays', () => {
    expect(modelsOf({ mode: 'reference', quality: 'pro' })).toEqual(['o3'])
    expect(modelsOf({ mode: 'edit', quality: 'std' })).toEqual(['o3'])
    expect(typeOf({ mode: 'edit', model: '3.0', quality: 'std' })).toBe('o3-std-video-edit')
    expect(typeOf({ mode: 'text', model: '3.0', quality: 'std' })).toBe('std-text-to-video')
  })
})

describe('switching the type', () => {
  test('every type is valid from one full draft, with nothing that it does not take', () => {
    for (const mode of MODES) {
      for (const model of MODEL_KEYS) {
        for (const quality of QUALITY_KEYS) {
          const parsed = parseSettings(settingsOf({ ...full, mode, model, quality }))
          expect(parsed).toMatchObject({ ok: true })
        }
      }
    }
  })

  test('there and back again changes nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MODES), fc.constantFrom(...MODES), (from, over) => {
        const begun: Draft = { ...full, mode: from }
        const away: Draft = { ...begun, mode: over }
        expect(settingsOf({ ...away, mode: from })).toEqual(settingsOf(begun))
      }),
    )
  })

  test('a reference with a video is silent, and loud again without it', () => {
    const draft: Draft = { ...full, mode: 'reference', sound: true }
    expect(settingsOf(draft).sound).toBe(false)
    expect(settingsOf({ ...draft, video: null }).sound).toBe(true)
  })
})

describe('bringing settings back', () => {
  const settings: TaskSettings = {
    type: 'o3-std-image-to-video',
    prompt: 'It settles',
    durationSeconds: 3,
    sound: true,
    image: { inputId: 'image-9' },
  }

  test('what is sent again is what was sent', () => {
    const draft = withSettings(full, { settings, projectId: 'p', takeOfId: 't' })
    expect(settingsOf(draft)).toEqual(settings)
    expect(draft).toMatchObject({ projectId: 'p', takeOfId: 't' })
  })

  test('it is known as what it can be had again', () => {
    const from: Draft = { ...full, mode: 'reference', sentAs: 'reference' }
    const draft = withSettings(from, { settings, projectId: 'p', takeOfId: null })
    expect(draft).toMatchObject({ isElsewhere: true, sentAs: 'image' })
  })

  test('what they do not say stays for the other modes', () => {
    const draft = withSettings(full, { settings, projectId: 'p', takeOfId: null })
    expect(draft.images).toEqual(full.images)
    expect(draft.aspectRatio).toBe('9:16')
  })

  test('the last frame of another shot does not stay beside a new first frame', () => {
    expect(withSettings(full, { settings, projectId: 'p', takeOfId: null }).endImage).toBeNull()
  })
})

test('an address is named by its last part', () => {
  expect(video.name).toBe('boat.mp4')
  expect(chosenFrom({ url: 'https://example.com/' }).name).toBe('example.com')
})
