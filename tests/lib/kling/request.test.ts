import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inEnglish } from '@/lib/intl/translate'
import { CATALOG, fieldsOf, KLING_TYPES, type KlingType } from '@/lib/kling/catalog'
import { estimateCredits } from '@/lib/kling/pricing'
import { canonicalSettings, parseSettings, toWireRequest } from '@/lib/kling/request'
import type { MediaRef, TaskSettings } from '@/lib/kling/settings'
import { pruneSettings } from '@/lib/kling/settings-draft'

const IMAGE = { url: 'https://example.com/a.png' }
const VIDEO = { url: 'https://example.com/a.mp4' }
const urlOf = (ref: MediaRef) => ('url' in ref ? ref.url : `https://studio/${ref.inputId}`)

/** The least that a type needs. */
const least = (type: KlingType): Record<string, unknown> => {
  const base = { type, prompt: 'A red kite over the sea' }
  switch (CATALOG[type].mode) {
    case 'text':
      return base
    case 'image':
      return { ...base, image: IMAGE }
    case 'reference':
      return { ...base, images: [IMAGE] }
    case 'edit':
      return { ...base, video: VIDEO }
  }
}

const parsed = (raw: unknown): TaskSettings => {
  const result = parseSettings(raw)
  if (!result.ok) throw new Error(JSON.stringify(result.fields))
  return result.settings
}

const fieldsWrong = (raw: unknown) => {
  const result = parseSettings(raw)
  return result.ok ? {} : inEnglish.fields(result.fields)
}

const TEXT: KlingType = 'pro-text-to-video'
const REFERENCE: KlingType = 'o3-pro-reference-to-video'

describe('what goes over the wire', () => {
  test.each([
    ['pro-text-to-video', { duration: 5, aspect_ratio: '16:9', sound: true, cfg_scale: 0.5 }],
    ['std-image-to-video', { duration: 5, sound: true, cfg_scale: 0.5, image: IMAGE.url }],
    ['o3-pro-text-to-video', { duration: 5, aspect_ratio: '16:9', sound: true }],
    ['o3-std-image-to-video', { duration: 5, sound: true, image: IMAGE.url }],
    [
      'o3-pro-reference-to-video',
      { duration: 5, aspect_ratio: '16:9', sound: true, images: [IMAGE.url] },
    ],
    ['o3-std-video-edit', { keep_original_sound: true, video: VIDEO.url }],
  ] as const)('%s says every default aloud and nothing else', (type, rest) => {
    const wire = toWireRequest(parsed(least(type)), urlOf)
    expect(wire).toEqual({ type, prompt: 'A red kite over the sea', ...rest })
  })

  test('every field finds its name', () => {
    const settings = parsed({
      type: 'pro-image-to-video',
      prompt: 'p',
      negativePrompt: 'blur',
      durationSeconds: 15,
      sound: false,
      cfgScale: 1,
      image: { inputId: 'in_1' },
      endImage: IMAGE,
    })
    expect(toWireRequest(settings, urlOf)).toEqual({
      type: 'pro-image-to-video',
      prompt: 'p',
      negative_prompt: 'blur',
      duration: 15,
      sound: false,
      cfg_scale: 1,
      image: 'https://studio/in_1',
      end_image: IMAGE.url,
    })
  })

  test.each(KLING_TYPES)('%s: sound is said wherever it is taken, and priced as sent', (type) => {
    for (const sound of [true, false, undefined]) {
      const edit = CATALOG[type].mode === 'edit'
      const settings = parsed({ ...least(type), ...(edit ? {} : { sound }) })
      const wire = toWireRequest(settings, urlOf)
      expect(wire.sound).toBe(edit ? undefined : (sound ?? true))
      expect(wire.keep_original_sound).toBe(edit ? true : undefined)
      expect(estimateCredits(settings)).toBe(
        estimateCredits({ type, durationSeconds: wire.duration, sound: wire.sound }),
      )
    }
  })

  test('settings that were stored without their defaults still send them', () => {
    const wire = toWireRequest({ type: TEXT, prompt: 'p' }, urlOf)
    expect(wire).toMatchObject({ sound: true, duration: 5 })
  })
})

describe('prompt', () => {
  const prompt = (text: unknown) => fieldsWrong({ type: TEXT, prompt: text }).prompt

  test.each([
    ['nothing', undefined],
    ['empty', ''],
    ['blank', ' \n\t\u00a0\u3000'],
    ['a number', 5],
    ['null', null],
    ['a list', ['p']],
  ])('%s is no prompt', (_, text) => expect(prompt(text)).toBe('Write a prompt.'))

  test.each([
    ['2,000 letters', 'a'.repeat(2000)],
    ['1,000 emoji, two units each', '🎬'.repeat(1000)],
    ['Hangul of 2,000 syllables, decomposed', '바다'.repeat(1000).normalize('NFD')],
    ['Turkish', 'ığüşöçİ'.repeat(285)],
    ['markup', '</script><script>alert(1)</script>'],
  ])('%s fit', (_, text) => {
    expect(parsed({ type: TEXT, prompt: text }).prompt).toBe(text.normalize('NFC'))
  })

  test.each([
    ['a'.repeat(2001), '2,001'],
    ['🎬'.repeat(1001), '2,002'],
    [`${'바다'.repeat(1000)}다`.normalize('NFD'), '2,001'],
  ])('too long says by how much', (text, count) =>
    expect(prompt(text)).toBe(`At most 2,000 characters; this has ${count}.`),
  )

  test('is not trimmed', () => {
    expect(parsed({ type: TEXT, prompt: '  sea \n' }).prompt).toBe('  sea \n')
  })

  test.each([
    ['NUL', 'a\u0000b'],
    ['half an emoji', `a${'🎬'[0]}`],
    ['escape', '\u001b[31m'],
  ])('%s is refused, for it could not be stored or sent', (_, text) =>
    expect(prompt(text)).toBe('Remove the characters that cannot be displayed.'),
  )
})

describe('numbers and choices', () => {
  test.each([2, 16, 5.5, '5', Number.NaN, Number.POSITIVE_INFINITY, -5, null, true, [5]])(
    'duration %j is refused',
    (durationSeconds) =>
      expect(fieldsWrong({ ...least(TEXT), durationSeconds })).toEqual({
        durationSeconds: 'Choose 3 to 15 whole seconds.',
      }),
  )

  test.each([3, 4, 15])('duration %j is taken', (durationSeconds) =>
    expect(parsed({ ...least(TEXT), durationSeconds }).durationSeconds).toBe(durationSeconds),
  )

  test.each(['4:3', '16x9', 1, null])('ratio %j is refused', (aspectRatio) =>
    expect(fieldsWrong({ ...least(TEXT), aspectRatio })).toEqual({
      aspectRatio: 'Choose 16:9, 9:16 or 1:1.',
    }),
  )

  test.each(['true', 1, 0, null])('sound %j is refused', (sound) =>
    expect(fieldsWrong({ ...least(TEXT), sound })).toEqual({ sound: 'Choose on or off.' }),
  )

  test.each([-0.01, 1.01, '0.5', Number.NaN, null])('CFG scale %j is refused', (cfgScale) =>
    expect(fieldsWrong({ ...least(TEXT), cfgScale })).toEqual({
      cfgScale: 'Choose a number from 0 to 1.',
    }),
  )

  test('a blank negative prompt is none', () => {
    expect(parsed({ ...least(TEXT), negativePrompt: ' ' })).not.toHaveProperty('negativePrompt')
  })

  test.each([undefined, 'kling', 'toString', '__proto__', 5])('type %j is refused', (type) =>
    expect(fieldsWrong({ prompt: 'p', type })).toEqual({ type: 'Choose one of the 12 types.' }),
  )

  test.each([[null], ['text'], [[]], [undefined], [5]])('%j is no request', (raw) =>
    expect(fieldsWrong(raw)).toEqual({
      type: 'Choose one of the 12 types.',
      prompt: 'Write a prompt.',
    }),
  )
})

describe('inputs', () => {
  test.each([
    [
      'image-to-video without an image',
      { type: 'pro-image-to-video', prompt: 'p' },
      'image',
      'Add a first frame.',
    ],
    [
      'an end image without an image',
      { type: 'pro-image-to-video', prompt: 'p', endImage: IMAGE },
      'image',
      'Add a first frame.',
    ],
    [
      'an edit without a video',
      { type: 'o3-pro-video-edit', prompt: 'p' },
      'video',
      'Add a video.',
    ],
    [
      'a reference without anything',
      { type: REFERENCE, prompt: 'p' },
      'images',
      'Add an image or a video to refer to.',
    ],
    [
      'a reference with an empty list',
      { type: REFERENCE, prompt: 'p', images: [] },
      'images',
      'Add an image or a video to refer to.',
    ],
    [
      '8 references',
      { type: REFERENCE, prompt: 'p', images: Array(8).fill(IMAGE) },
      'images',
      'At most 7 references.',
    ],
    [
      '5 references beside a video',
      { type: REFERENCE, prompt: 'p', images: Array(5).fill(IMAGE), video: VIDEO },
      'images',
      'At most 4 references beside a video.',
    ],
    [
      'sound beside a video',
      { type: REFERENCE, prompt: 'p', video: VIDEO, sound: true },
      'sound',
      'A reference with a video has no sound: switch it off.',
    ],
  ])('%s', (_, raw, field, message) => expect(fieldsWrong(raw)).toEqual({ [field]: message }))

  test('7 references, or 4 and a video, are taken; the video makes it silent', () => {
    expect(parsed({ ...least(REFERENCE), images: Array(7).fill(IMAGE) }).sound).toBe(true)
    const both = parsed({ ...least(REFERENCE), images: Array(4).fill(IMAGE), video: VIDEO })
    expect(both.sound).toBe(false)
    expect(toWireRequest(both, urlOf)).toMatchObject({ sound: false, video: VIDEO.url })
    expect(parsed({ type: REFERENCE, prompt: 'p', video: VIDEO, images: [] }).sound).toBe(false)
  })

  test('what a reference is called is kept beside it, and sent to nobody', () => {
    const names = ['  Mina ', '\u1106\u1175\u1102\u1161', '', 7, 'NUL\u0000', 'x'.repeat(300)]
    const images = names.map((name) => ({ ...IMAGE, name }))
    const settings = parsed({ ...least(REFERENCE), images })
    expect(settings.images).toEqual([
      { ...IMAGE, name: 'Mina' },
      { ...IMAGE, name: '미나' },
      ...[IMAGE, IMAGE, IMAGE],
      { ...IMAGE, name: 'x'.repeat(200) },
    ])
    expect(toWireRequest(settings, urlOf).images).toEqual(names.map(() => IMAGE.url))
    const [named] = images
    expect(
      fieldsWrong({ ...least(REFERENCE), images: [{ ...named, inputId: 'b' }] }),
    ).toHaveProperty(['images.0'])
  })

  test('one bad reference is named by its place', () => {
    const images = [IMAGE, IMAGE, IMAGE, { url: 'ftp://x/y' }]
    expect(fieldsWrong({ ...least(REFERENCE), images })).toEqual({
      'images.3': 'Use an address that begins with http:// or https://.',
    })
  })

  test.each([
    'ftp://example.com/a.png',
    'javascript:alert(1)',
    'data:image/png;base64,AA',
    '//example.com/a.png',
    'https:example.com',
    'https:///a.png',
    'example.com/a.png',
    'https://exa mple.com/a.png',
    'https://',
    '',
    5,
    null,
  ])('the address %j is refused', (url) =>
    expect(fieldsWrong({ type: 'pro-image-to-video', prompt: 'p', image: { url } }).image).toMatch(
      /^Use an address/,
    ),
  )

  test('an address of 8,192 characters is taken as it is, a longer one is not', () => {
    const url = `https://example.com/${'a'.repeat(8172)}`
    const of = (address: string) => ({ ...least('pro-image-to-video'), image: { url: address } })
    expect(parsed(of(` ${url}\n`)).image).toEqual({ url })
    expect(fieldsWrong(of(`${url}a`)).image).toBe('At most 8,192 characters; this has 8,193.')
  })

  test.each([
    'https://a.png',
    {},
    { inputId: 'a', url: 'https://x.y/z' },
    { inputId: '../etc' },
    { inputId: '' },
    { id: 'x' },
    [],
    null,
  ])('%j refers to nothing', (image) =>
    expect(fieldsWrong({ type: 'pro-image-to-video', prompt: 'p', image })).toEqual({
      image: 'Add a first frame.',
    }),
  )
})

describe('fields that do not belong', () => {
  test('unknown ones are refused, also those of Object', () => {
    const raw = JSON.parse('{"__proto__": {"sound": false}, "duration": 5, "constructor": 1}')
    const wrong = fieldsWrong({ ...least(TEXT), ...raw })
    expect(Object.keys(wrong).sort()).toEqual(['__proto__', 'constructor', 'duration'])
    expect(new Set(Object.values(wrong))).toEqual(new Set(['There is no such field.']))
  })

  const some: Record<string, unknown> = {
    durationSeconds: 5,
    aspectRatio: '1:1',
    sound: false,
    cfgScale: 0.5,
    keepOriginalSound: true,
    image: IMAGE,
    endImage: IMAGE,
    video: VIDEO,
    images: [IMAGE],
  }

  test.each(KLING_TYPES)('%s takes exactly what the catalogue says', (type) => {
    for (const [field, presence] of Object.entries(fieldsOf(type))) {
      const wrong = fieldsWrong({ ...least(type), [field]: some[field] })
      expect(Object.keys(wrong)).toEqual(presence === 'absent' ? [field] : [])
    }
  })

  test.each(KLING_TYPES)('%s: a form that holds everything is pruned to what applies', (type) => {
    const draft = { ...some, type, prompt: 'p', negativePrompt: ' ' } as TaskSettings
    const pruned = pruneSettings(draft)
    expect(pruned).not.toHaveProperty('negativePrompt')
    expect(parseSettings(pruned).ok).toBe(true)
    expect(draft.images).toEqual([IMAGE])
  })
})

describe('properties', () => {
  const anything = fc.record(
    {
      type: fc.oneof(fc.constantFrom(...KLING_TYPES), fc.anything()),
      prompt: fc.oneof(fc.string({ unit: 'binary' }), fc.anything()),
      negativePrompt: fc.oneof(fc.string(), fc.anything()),
      durationSeconds: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.anything()),
      aspectRatio: fc.oneof(fc.constantFrom('16:9', '1:1'), fc.anything()),
      sound: fc.oneof(fc.boolean(), fc.anything()),
      cfgScale: fc.oneof(fc.double({ min: 0, max: 1 }), fc.anything()),
      image: fc.oneof(fc.constant(IMAGE), fc.anything()),
      video: fc.oneof(fc.constant(VIDEO), fc.anything()),
      images: fc.oneof(fc.array(fc.constant(IMAGE), { maxLength: 9 }), fc.anything()),
    },
    { requiredKeys: [] },
  )

  test('whatever comes is either refused with words or parsed for good', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        const result = parseSettings(raw)
        if (!result.ok) {
          expect(Object.keys(result.fields).length).toBeGreaterThan(0)
          for (const message of Object.values(inEnglish.fields(result.fields))) {
            expect(message).toMatch(/^[A-Z].*\.$/)
          }
          return
        }
        const again = parseSettings(structuredClone(result.settings))
        expect(again).toEqual(result)
        expect(parseSettings(JSON.parse(JSON.stringify(result.settings)))).toEqual(result)
        expect(Number.isInteger(estimateCredits(result.settings))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('the canonical text does not depend on the order of keys, but on every value', () => {
    const settings = parsed({ ...least(REFERENCE), images: [IMAGE, { inputId: 'b' }] })
    fc.assert(
      fc.property(
        fc.shuffledSubarray(Object.entries(settings), { minLength: Object.keys(settings).length }),
        (entries) => {
          const shuffled = Object.fromEntries(entries) as TaskSettings
          expect(canonicalSettings(shuffled)).toBe(canonicalSettings(settings))
        },
      ),
    )
    expect(canonicalSettings({ ...settings, durationSeconds: 6 })).not.toBe(
      canonicalSettings(settings),
    )
    expect(canonicalSettings({ ...settings, images: [{ inputId: 'b' }, IMAGE] })).not.toBe(
      canonicalSettings(settings),
    )
    expect(JSON.parse(canonicalSettings(settings))).toEqual(settings)
    const named = { ...settings, images: [{ ...IMAGE, name: 'Mina' }, { inputId: 'b' }] }
    expect(canonicalSettings(named)).toBe(canonicalSettings(settings))
  })
})
