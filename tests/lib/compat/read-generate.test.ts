import { describe, expect, it } from 'vitest'
import { CompatError } from '@/lib/compat/compat-error'
import { readGenerate } from '@/lib/compat/read-generate'
import { CATALOG, KLING_TYPES, type KlingType } from '@/lib/kling/catalog'
import { estimateCredits } from '@/lib/kling/pricing'
import { toWireRequest } from '@/lib/kling/request'
import type { MediaRef } from '@/lib/kling/settings'

const IMAGE = 'https://files.example.com/a.png?x=1&y=%2F'
const VIDEO = 'https://files.example.com/a.mp4'

type Body = Record<string, unknown>

/** The least that a type can be asked with. */
const least = (type: KlingType): Body => {
  const { mode } = CATALOG[type]
  return {
    type,
    prompt: 'A quiet harbour',
    ...(mode === 'image' ? { image: IMAGE } : {}),
    ...(mode === 'reference' ? { images: [IMAGE] } : {}),
    ...(mode === 'edit' ? { video: VIDEO } : {}),
  }
}

const codeOf = (body: unknown): string => {
  try {
    readGenerate(body)
    return 'OK'
  } catch (error) {
    return error instanceof CompatError ? error.code : String(error)
  }
}

const urlOf = (ref: MediaRef) => ('url' in ref ? ref.url : ref.inputId)
const sent = (body: Body) => toWireRequest(readGenerate(body), urlOf)
const modeOf = (type: KlingType) => CATALOG[type].mode

const ofMode = (...modes: string[]) => KLING_TYPES.filter((type) => modes.includes(modeOf(type)))
const TEXT = least('pro-text-to-video')

describe('what is sent for the least body', () => {
  it.each(KLING_TYPES)('%s has the contract’s defaults', (type) => {
    const { mode, model } = CATALOG[type]
    const {
      prompt: _,
      type: __,
      image: ___,
      images: ____,
      video: _____,
      ...rest
    } = sent(least(type))
    expect(rest).toEqual({
      ...(mode === 'edit' ? { keep_original_sound: true } : { duration: 5, sound: true }),
      ...(mode === 'text' || mode === 'reference' ? { aspect_ratio: '16:9' } : {}),
      ...(model === '3.0' ? { cfg_scale: 0.5 } : {}),
    })
  })

  it('is priced with them', () => {
    expect(estimateCredits(readGenerate(TEXT))).toBe(400)
    expect(estimateCredits(readGenerate({ ...TEXT, sound: false }))).toBe(270)
    expect(estimateCredits(readGenerate(least('o3-std-video-edit')))).toBe(360)
  })

  it('keeps what was given', () => {
    const all = {
      ...TEXT,
      duration: 15,
      aspect_ratio: '9:16',
      sound: false,
      cfg_scale: 0,
      negative_prompt: 'rain',
    }
    expect(sent(all)).toEqual(all)
    const image = { ...least('std-image-to-video'), end_image: `${IMAGE}#last` }
    expect(sent(image)).toMatchObject({ image: IMAGE, end_image: `${IMAGE}#last` })
    const edit = { ...least('o3-pro-video-edit'), keep_original_sound: false }
    expect(sent(edit)).toEqual(edit)
  })
})

describe('the type', () => {
  it.each([[undefined], [null], [''], ['pro'], ['PRO-TEXT-TO-VIDEO'], [5], ['toString'], [[]]])(
    '%j is INVALID_TYPE, whatever else is wrong',
    (type) => {
      expect(codeOf({ ...TEXT, type })).toBe('INVALID_TYPE')
      expect(codeOf({ type, duration: '5' })).toBe('INVALID_TYPE')
    },
  )
})

describe.each(KLING_TYPES)('%s', (type) => {
  const body = least(type)

  it.each([
    ['missing', undefined],
    ['null', null],
    ['empty', ''],
    ['blank', ' \n\t'],
    ['a number', 5],
    ['a list', ['A quiet harbour']],
    ['too long', 'a'.repeat(2001)],
    ['too long in UTF-16 units', '🌊'.repeat(1001)],
    ['with half a surrogate pair', 'a\ud800'],
    ['with a NUL', 'a\0'],
  ])('a prompt that is %s is INVALID_PROMPT, before the duration and the media', (_, prompt) => {
    expect(codeOf({ type, prompt, duration: '5' })).toBe('INVALID_PROMPT')
  })

  it('takes 2,000 units', () => {
    expect(codeOf({ ...body, prompt: 'a'.repeat(2000) })).toBe('OK')
    expect(codeOf({ ...body, prompt: '🌊'.repeat(1000) })).toBe('OK')
  })

  it.each([['5'], [2], [16], [5.5], [null], [true], [[5]], [{}], [Number.NaN], [-5], [1e300]])(
    'duration %j is INVALID_DURATION, before the media, also where it is not sent',
    (duration) => {
      expect(codeOf({ type, prompt: 'p', duration })).toBe('INVALID_DURATION')
    },
  )

  it('takes 3 to 15 seconds', () => {
    for (const duration of [3, 4, 5, 14, 15]) expect(codeOf({ ...body, duration })).toBe('OK')
  })

  it.each([
    ['aspect_ratio', '4:3'],
    ['aspect_ratio', 16],
    ['aspect_ratio', null],
    ['sound', 'true'],
    ['sound', 0],
    ['sound', null],
    ['cfg_scale', '0.5'],
    ['cfg_scale', 1.1],
    ['cfg_scale', -0.1],
    ['cfg_scale', null],
    ['keep_original_sound', 'yes'],
    ['keep_original_sound', null],
    ['negative_prompt', 5],
    ['negative_prompt', 'a'.repeat(2001)],
  ])('%s %j is INVALID_PARAMETER, also where it is not sent', (field, value) => {
    expect(codeOf({ ...body, [field]: value })).toBe('INVALID_PARAMETER')
  })

  it('passes over settings that it does not take, and fields that nobody knows', () => {
    const settings = { duration: 7, aspect_ratio: '1:1', cfg_scale: 0.3, keep_original_sound: true }
    const extra = { seed: 7, webhook: 'https://example.com', n: null }
    const { mode, model } = CATALOG[type]
    const wire = sent({ ...body, ...settings, ...extra, sound: false })
    expect(wire.duration).toBe(mode === 'edit' ? undefined : 7)
    expect(wire.aspect_ratio).toBe(mode === 'edit' || mode === 'image' ? undefined : '1:1')
    expect(wire.cfg_scale).toBe(model === '3.0' ? 0.3 : undefined)
    expect(wire.keep_original_sound).toBe(mode === 'edit' ? true : undefined)
    expect(wire.sound).toBe(mode === 'edit' ? undefined : false)
    expect(wire).not.toHaveProperty('seed')
  })

  it.each([
    ['image', IMAGE, ['image']],
    ['end_image', IMAGE, ['image']],
    ['video', VIDEO, ['edit', 'reference']],
    ['images', [IMAGE], ['reference']],
  ])('%s is taken or refused, never dropped', (field, value, modes) => {
    // Sound is switched off, which a reference with a video has to be.
    const asked = { ...body, sound: false, [field]: value }
    expect(codeOf(asked)).toBe(modes.includes(modeOf(type)) ? 'OK' : 'INVALID_PARAMETER')
  })

  it('takes nothing for no image or video', () => {
    const nothing = { image: null, end_image: '', video: null, images: [], negative_prompt: null }
    expect(sent({ ...nothing, ...body })).toEqual(sent(body))
  })
})

describe('what an image or a video is', () => {
  it.each(ofMode('image'))('%s without an image is MISSING_IMAGE', (type) => {
    for (const image of [undefined, null, '']) {
      expect(codeOf({ type, prompt: 'p', image })).toBe('MISSING_IMAGE')
    }
  })
  it.each(ofMode('edit'))('%s without a video is MISSING_VIDEO', (type) => {
    for (const video of [undefined, null, '']) {
      expect(codeOf({ type, prompt: 'p', video })).toBe('MISSING_VIDEO')
    }
  })
  it.each(ofMode('reference'))('%s with neither is MISSING_IMAGE', (type) => {
    expect(codeOf({ type, prompt: 'p' })).toBe('MISSING_IMAGE')
    expect(codeOf({ type, prompt: 'p', images: [], video: '' })).toBe('MISSING_IMAGE')
    expect(codeOf({ type, prompt: 'p', video: VIDEO })).toBe('OK')
  })

  it.each(ofMode('reference'))('%s takes 7 images, 4 beside a video', (type) => {
    const images = (count: number) => Array.from({ length: count }, () => IMAGE)
    const ask = (count: number, more = {}) =>
      codeOf({ type, prompt: 'p', images: images(count), ...more })
    expect([ask(7), ask(8)]).toEqual(['OK', 'INVALID_PARAMETER'])
    const besides = { video: VIDEO }
    expect([ask(4, besides), ask(5, besides)]).toEqual(['OK', 'INVALID_PARAMETER'])
  })

  it.each(ofMode('reference'))(
    '%s with a video is silent, and says so when told otherwise',
    (type) => {
      const asked = { type, prompt: 'p', video: VIDEO }
      expect(sent(asked).sound).toBe(false)
      expect(sent({ ...asked, sound: false }).sound).toBe(false)
      expect(codeOf({ ...asked, sound: true })).toBe('INVALID_PARAMETER')
    },
  )

  it.each([
    [5],
    [{}],
    [{ inputId: 'abc' }],
    [{ url: IMAGE }],
    [['https://example.com']],
    ['example.com/a.png'],
    ['ftp://example.com/a.png'],
    ['https://'],
    ['https:///a.png'],
    ['data:image/png;base64,aaaa'],
    ['javascript:alert(1)'],
    [` ${IMAGE}`],
    [`${IMAGE}\n`],
    ['https://example.com/a b.png'],
    [`https://example.com/${'a'.repeat(9000)}`],
  ])('%j is no address', (value) => {
    expect(codeOf({ ...least('pro-image-to-video'), image: value })).toBe('INVALID_PARAMETER')
    expect(codeOf({ ...least('o3-pro-video-edit'), video: value })).toBe('INVALID_PARAMETER')
    const images = [IMAGE, value]
    expect(codeOf({ ...least('o3-pro-reference-to-video'), images })).toBe('INVALID_PARAMETER')
  })

  it.each([
    ['images', { 0: IMAGE }],
    ['images', IMAGE],
    ['images', [null]],
    ['images', ['']],
  ])('%s %j is no list of addresses', (_, images) => {
    expect(codeOf({ ...least('o3-pro-reference-to-video'), images })).toBe('INVALID_PARAMETER')
  })

  it.each([
    ['HTTPS://Files.Example.com'],
    ['http://localhost:9/a.png'],
    ['http://10.0.0.1/a.png'],
    ['https://user:secret@example.com:443/../a.png?b=%7e&c=ü#d'],
    [`https://example.com/${'a'.repeat(4000)}`],
  ])('%j goes out as it came', (address) => {
    expect(sent({ ...least('pro-image-to-video'), image: address }).image).toBe(address)
    const images = [address, IMAGE, address]
    expect(sent({ ...least('o3-std-reference-to-video'), images }).images).toEqual(images)
  })
})

it.each([[null], [5], ['text'], [[]], [[TEXT]], [undefined]])('%j is no body', (body) => {
  expect(codeOf(body)).toBe('INVALID_PARAMETER')
})

it('names the field as the contract does', () => {
  const message = (body: Body) => {
    try {
      readGenerate(body)
    } catch (error) {
      return error instanceof Error ? error.message : ''
    }
  }
  expect(message({ ...TEXT, aspect_ratio: '4:3' })).toBe('aspect_ratio: Choose 16:9, 9:16 or 1:1.')
  expect(message({ ...TEXT, end_image: IMAGE })).toMatch(/^end_image: /)
  const images = [IMAGE, 'x']
  expect(message({ ...least('o3-std-reference-to-video'), images })).toMatch(/^images\.1: /)
})
