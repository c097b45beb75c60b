import { describe, expect, test } from 'vitest'
import { findCheaper, soundAddsCredits } from '@/components/tasks/composer/offer'
import { CATALOG, KLING_TYPES } from '@/lib/kling/catalog'
import { estimateCredits } from '@/lib/kling/pricing'

describe('what sound adds', () => {
  test.each([
    ['pro-image-to-video', 5, 130],
    ['std-text-to-video', 15, 300],
    ['o3-pro-text-to-video', 5, 0],
  ] as const)('%s of %i s adds %i', (type, durationSeconds, credits) => {
    expect(soundAddsCredits({ type, durationSeconds })).toBe(credits)
  })

  test('an edit has no sound to switch', () => {
    expect(soundAddsCredits({ type: 'o3-std-video-edit' })).toBeNull()
  })
})

describe('the cheaper equivalent', () => {
  test('Kling 3.0 Pro with sound is offered on O3 Pro', () => {
    expect(findCheaper({ type: 'pro-image-to-video', durationSeconds: 5, sound: true })).toEqual({
      type: 'o3-pro-image-to-video',
      credits: 240,
    })
  })

  test('it is always cheaper, of the same mode and quality, and has no cheaper one itself', () => {
    for (const type of KLING_TYPES) {
      for (const sound of [true, false]) {
        const request = { type, durationSeconds: 7, sound }
        const offer = findCheaper(request)
        if (!offer) continue
        expect(offer.credits).toBeLessThan(estimateCredits(request))
        expect(CATALOG[offer.type].mode).toBe(CATALOG[type].mode)
        expect(CATALOG[offer.type].quality).toBe(CATALOG[type].quality)
        expect(findCheaper({ ...request, type: offer.type })).toBeNull()
      }
    }
  })
})
