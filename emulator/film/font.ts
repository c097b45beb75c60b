import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Which characters the font has and how wide they are, read from the font itself: lines are
 * broken by real widths, and nothing is ever drawn as the box of a missing glyph.
 */
export type Font = {
  bytes: Uint8Array
  has(codePoint: number): boolean
  /** In parts of the font size. */
  widthOf(text: string): number
}

// It has Hangul, Latin and every Turkish letter; emoji and most Chinese characters it has not.
const FONT = 'node_modules/pretendard/dist/public/static/alternative/Pretendard-SemiBold.ttf'

const tableAt = (file: DataView, name: string): number => {
  for (let index = 0; index < file.getUint16(4); index++) {
    const entry = 12 + index * 16
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((at) => file.getUint8(entry + at)))
    if (tag === name) return file.getUint32(entry + 8)
  }
  throw new Error(`The font has no ${name} table`)
}

/** The glyphs of the segmented map (format 12), or of the older one (format 4). */
const readGlyphs = (file: DataView): Map<number, number> => {
  const cmap = tableAt(file, 'cmap')
  const glyphs = new Map<number, number>()
  for (let index = 0; index < file.getUint16(cmap + 2); index++) {
    const table = cmap + file.getUint32(cmap + 4 + index * 8 + 4)
    const format = file.getUint16(table)
    if (format === 12) readFormat12(file, table, glyphs)
    if (format === 4) readFormat4(file, table, glyphs)
  }
  return glyphs
}

const readFormat12 = (file: DataView, table: number, glyphs: Map<number, number>) => {
  for (let group = 0; group < file.getUint32(table + 12); group++) {
    const at = table + 16 + group * 12
    const [first, last, glyph] = [0, 4, 8].map((offset) => file.getUint32(at + offset)) as [
      number,
      number,
      number,
    ]
    for (let code = first; code <= last; code++) glyphs.set(code, glyph + code - first)
  }
}

const readFormat4 = (file: DataView, table: number, glyphs: Map<number, number>) => {
  const segments = file.getUint16(table + 6) / 2
  const column = (index: number) => table + 14 + index * segments * 2 + (index > 0 ? 2 : 0)
  for (let segment = 0; segment < segments; segment++) {
    const value = (index: number) => file.getUint16(column(index) + segment * 2)
    const [last, first, delta, offset] = [value(0), value(1), value(2), value(3)]
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const at = column(3) + segment * 2 + offset + (code - first) * 2
      const raw = offset === 0 ? code : file.getUint16(at)
      const glyph = offset !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff
      if (glyph !== 0) glyphs.set(code, glyph)
    }
  }
}

export const readFont = (bytes: Uint8Array): Font => {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const glyphs = readGlyphs(file)
  const unitsPerEm = file.getUint16(tableAt(file, 'head') + 18)
  const metrics = file.getUint16(tableAt(file, 'hhea') + 34)
  const widths = tableAt(file, 'hmtx')
  const advance = (codePoint: number) => {
    const glyph = Math.min(glyphs.get(codePoint) ?? 0, metrics - 1)
    return file.getUint16(widths + glyph * 4) / unitsPerEm
  }
  return {
    bytes,
    has: (codePoint) => glyphs.has(codePoint),
    widthOf: (text) =>
      Array.from(text).reduce((sum, letter) => sum + advance(letter.codePointAt(0) ?? 0), 0),
  }
}

let loaded: Promise<Font> | undefined

export const promptFont = (): Promise<Font> => {
  loaded ??= readFile(join(process.cwd(), FONT)).then(readFont)
  return loaded
}
