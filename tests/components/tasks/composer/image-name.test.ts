import { describe, expect, it } from 'vitest'
import { partName } from '@/components/tasks/composer/image-name'

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
