import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { promptFont, readFont } from '@/emulator/film/font'
import { drawable, wrap } from '@/emulator/film/lettering'
import { ffmpegFile } from './client'

const PROMPTS = {
  english: 'The camera drifts forward over the ridges, “slowly” – 50 %: a\\b {c} [d]; it’s late',
  korean: '고요한 바다 위로 해가 진다',
  turkish: 'Şafakta İstanbul’un ışıkları, ağır bir çekim: ğüşöç ĞÜŞÖÇ',
}

/** How much of the picture each letter inks: the shape of a glyph, as far as a test needs it. */
const drawn = async (text: string, font: Uint8Array) => {
  const filter = 'drawtext=textfile=t:fontfile=f:fontsize=40:fontcolor=white:expansion=none:x=4:y=4'
  const png = await ffmpegFile(
    ['-f', 'lavfi', '-i', 'color=black:s=64x64', '-vf', filter, '-frames:v', '1', 'a.png'],
    { t: Buffer.from(text), f: font },
  )
  return (await sharp(png).greyscale().raw().toBuffer()).toString('base64')
}

describe('the letters of a prompt', () => {
  it.each(Object.entries(PROMPTS))('are all in the font: %s', async (_language, prompt) => {
    const font = await promptFont()
    expect(drawable(prompt, font)).toBe(prompt)
  })

  it('are never drawn as the box of a missing glyph', async () => {
    const { bytes } = await promptFont()
    const box = await drawn('\u{10fffd}', bytes)
    expect(await drawn('\u{10fffc}', bytes)).toBe(box)
    for (const letter of '고요한바다ŞğıİA') {
      expect(await drawn(letter, bytes)).not.toBe(box)
    }
    // The measure itself: a font without Hangul does draw the box.
    const geist = await readFile('node_modules/geist/dist/fonts/geist-sans/Geist-Medium.ttf')
    expect(await drawn('고', geist)).toBe(await drawn('바', geist))
    expect(readFont(geist).has(0xace0)).toBe(false)
    expect(readFont(geist).has(0x0131)).toBe(true)
  })

  it('leave out what the font has not, and control characters', async () => {
    const font = await promptFont()
    expect(drawable('sea 🌊 and\n\tsky\u0000', font)).toBe('sea and sky')
    expect(drawable('🌊', font)).toBe('')
    expect(drawable('고요한'.normalize('NFD'), font)).toBe('고요한')
  })

  it('stand in lines no wider than their room', async () => {
    const font = await promptFont()
    const text = `${'word '.repeat(20)}${'w'.repeat(80)} ${PROMPTS.korean}`
    const lines = wrap(text.trim(), font, 12, 99)
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
    for (const line of lines) expect(font.widthOf(line)).toBeLessThanOrEqual(12)
    const cut = wrap(text.trim(), font, 12, 3)
    expect(cut).toHaveLength(3)
    expect(cut[2]).toMatch(/…$/)
    expect(wrap('short', font, 12, 3)).toEqual(['short'])
  })
})
