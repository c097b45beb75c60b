import { describe, expect, it } from 'vitest'
import { partName, shownBy } from '@/components/tasks/composer/image-name'
import { formatFor } from '@/lib/intl/format'
import { LOCALES } from '@/lib/intl/locale'
import { speakerOf } from '@/lib/intl/translate'
import { frameName } from '@/lib/videos/frame-name'

describe('partName', () => {
  const sides = { width: 720, height: 1280 }

  it.each([
    ['Mina.png', 'Mina 720×1280.png'],
    ['at the pier.v2.JPEG', 'at the pier.v2 720×1280.JPEG'],
    ['미나', '미나 720×1280'],
    ['.png', '.png 720×1280'],
  ])('says which part of %j it is', (name, said) => {
    expect(partName(name, sides)).toBe(said)
  })

  it('says the sides of a part of a part once', () => {
    expect(partName(partName('Mina.png', { width: 900, height: 1600 }), sides)).toBe(
      partName('Mina.png', sides),
    )
  })
})

describe('shownBy', () => {
  const instants = [0, 4 / 24, 3.2083, 14].flatMap((seconds) => [
    { seconds, takeNumber: 1 },
    { seconds, takeNumber: 12 },
  ])

  it.each(LOCALES)('leaves take and instant of a frame out, as %s names them', (locale) => {
    const words = { speak: speakerOf(locale), format: formatFor(locale) }
    for (const at of instants) {
      const name = (prompt: string) => shownBy(frameName({ prompt, ...at }, words))
      expect(name('새벽의 등대와 작은 배, 느리게')).toBe('새벽의 등대와 작은 배')
      expect(name('Deniz feneri, ağır çekim 2')).toBe('Deniz feneri')
      const whole = frameName({ prompt: 'Lighthouse', ...at }, words)
      expect(shownBy(partName(whole, { width: 720, height: 1280 }))).toBe('Lighthouse')
      expect(name('Over 1,000 birds')).toBe('Over 1,000 birds')
      expect(name('A harbour wakes while the fog lifts from the cranes')).toBe(
        'A harbour wakes while the fog lifts from',
      )
    }
  })

  it.each([
    ['Mina.png', 'Mina'],
    ['Mina, take 2', 'Mina, take 2'],
    ['Mina, Ali, 3', 'Mina, Ali, 3'],
    ['red coat, 2 m, at dusk', 'red coat, 2 m, at dusk'],
    ['새벽', '새벽'],
  ])('leaves the rest of %j', (name, shown) => {
    expect(shownBy(name)).toBe(shown)
  })
})
