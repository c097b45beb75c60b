import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanFileName, withExtension } from '@/lib/media/file-name'

describe('cleanFileName', () => {
  it.each([
    ['photo.jpg', 'photo.jpg'],
    ['C:\\fakepath\\photo.jpg', 'photo.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['/a/b/', 'Image'],
    ['..', 'Image'],
    ['', 'Image'],
    ['   ', 'Image'],
    ['a\0b\r\nc\u007f.png', 'abc.png'],
    ['\u202egpj.exe', 'gpj.exe'],
    ['two   spaces.png', 'two spaces.png'],
    ['\ud800lone.png', 'lone.png'],
    ['한글.png'.normalize('NFD'), '한글.png'],
    ['gökyüzü.png'.normalize('NFD'), 'gökyüzü.png'],
    ['<img src=x>.png', '<img src=x>.png'],
    ['👩‍👩‍👧.png', '👩‍👩‍👧.png'],
  ])('%j', (raw, clean) => {
    expect(cleanFileName(raw, 'Image')).toBe(clean)
  })

  it('shortens a long name before its extension, between whole characters', () => {
    const name = cleanFileName(`${'👩‍👩‍👧'.repeat(60)}.jpeg`, 'Image')
    expect(name.length).toBeLessThanOrEqual(200)
    expect(name).toMatch(/^(👩‍👩‍👧)+…\.jpeg$/u)
  })

  it('is fit to be stored whatever came, and stays as it is when cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (raw) => {
        const name = cleanFileName(raw, 'Image')
        expect(name.length).toBeGreaterThan(0)
        expect(name.length).toBeLessThanOrEqual(200)
        expect(name).not.toMatch(/[\p{Cc}\p{Cs}/\\]/u)
        expect(cleanFileName(name, 'Image')).toBe(name)
      }),
    )
  })
})

describe('withExtension', () => {
  it.each([
    ['IMG_1.HEIC', 'IMG_1.jpg'],
    ['no extension', 'no extension.jpg'],
    ['.png', '.png.jpg'],
    ['a.b.webp', 'a.b.jpg'],
  ])('%s', (name, changed) => {
    expect(withExtension(name, 'jpg')).toBe(changed)
  })
})
