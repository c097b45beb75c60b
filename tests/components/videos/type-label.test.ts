import { expect, it, test } from 'vitest'
import { shortTypeLabel, typeLabel } from '@/components/videos/type-label'
import { LOCALES } from '@/lib/intl/locale'
import { KLING_TYPES } from '@/lib/kling/catalog'
import { translatorOf } from '@/tests/helpers/in-language'

const english = translatorOf('videos')

test.each([
  ['pro-image-to-video', 'Kling 3.0 Pro, from image', 'Pro 3.0'],
  ['o3-std-reference-to-video', 'Kling O3 Standard, from references', 'Standard O3'],
  ['o3-pro-video-edit', 'Kling O3 Pro, edit of a video', 'Pro O3'],
] as const)('%s is %s, in short %s', (type, long, short) => {
  expect(typeLabel(english, type)).toBe(long)
  expect(shortTypeLabel(type)).toBe(short)
})

test.each(LOCALES)('tells all types apart (%s)', (locale) => {
  const t = translatorOf('videos', locale)
  expect(new Set(KLING_TYPES.map((type) => typeLabel(t, type))).size).toBe(KLING_TYPES.length)
})

it('leaves the names of the models as they are', () => {
  const name = (locale: 'ko' | 'tr') =>
    typeLabel(translatorOf('videos', locale), 'pro-image-to-video')
  expect(name('ko')).toBe('Kling 3.0 Pro, 이미지로 생성')
  expect(name('tr')).toBe('Kling 3.0 Pro, görselden')
})
