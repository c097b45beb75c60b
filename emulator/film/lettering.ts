import sharp from 'sharp'
import type { Size } from '../scene/plane'
import { type Font, promptFont } from './font'

/** What ffmpeg needs to write the prompt and the label over a picture. */
export type Lettering = {
  inputs: Record<string, Uint8Array>
  /** The name of the picture that darkens the ground under the prompt, one more input. */
  shade: string
  /** A filter graph from `[base]` and `[shade]` to `[out]`. */
  graph: string
}

const MARGIN = 20
const FONT_SIZE = 18
const LINE_HEIGHT = 25
const MAX_LINES = 3
const FADE_SECONDS = 0.4

/** One line of text that the font can draw: composed, no control characters, no missing glyph. */
export const drawable = (text: string, font: Font): string =>
  Array.from(text.normalize('NFC').replace(/[\s\p{Cc}\p{Zs}]+/gu, ' '))
    .filter((letter) => font.has(letter.codePointAt(0) ?? 0))
    .join('')
    .replace(/ +/g, ' ')
    .trim()

const fitting = (word: string, font: Font, room: number): string => {
  let fits = ''
  for (const letter of word) {
    if (font.widthOf(fits + letter) > room) break
    fits += letter
  }
  return fits
}

/** Breaks at spaces, inside a word only when it alone is wider than a line. */
export const wrap = (text: string, font: Font, room: number, maxLines: number): string[] => {
  const lines: string[] = []
  let line = ''
  for (let word of text.split(' ')) {
    if (line && font.widthOf(`${line} ${word}`) <= room) {
      line = `${line} ${word}`
      continue
    }
    if (line) lines.push(line)
    while (font.widthOf(word) > room) {
      const part = fitting(word, font, room) || Array.from(word)[0] || word
      lines.push(part)
      word = word.slice(part.length)
    }
    line = word
    if (lines.length > maxLines) break
  }
  if (line) lines.push(line)
  if (lines.length <= maxLines) return lines
  const kept = lines.slice(0, maxLines)
  const last = kept[maxLines - 1] ?? ''
  return [...kept.slice(0, -1), `${fitting(last, font, room - font.widthOf('…')).trimEnd()}…`]
}

/** Black that grows towards the bottom, so that white letters stand on any picture. */
const shadePicture = async (size: Size, height: number): Promise<Uint8Array> => {
  const pixels = Buffer.alloc(size.width * height * 4)
  for (let y = 0; y < height; y++) {
    const alpha = Math.round(150 * Math.min(1, y / (height * 0.8)) ** 1.5)
    for (let x = 0; x < size.width; x++) pixels[(y * size.width + x) * 4 + 3] = alpha
  }
  return sharp(pixels, { raw: { width: size.width, height, channels: 4 } })
    .png()
    .toBuffer()
}

/**
 * @param shown from and until when the letters stand, in seconds; the frames outside are clean.
 */
export const letter = async (
  size: Size,
  words: { prompt: string; label: string },
  shown: { from: number; until: number },
): Promise<Lettering> => {
  const font = await promptFont()
  const room = Math.min(size.width - 2 * MARGIN, 480) / FONT_SIZE
  const prompt = drawable(words.prompt, font)
  const lines = prompt ? wrap(prompt, font, room, MAX_LINES) : []
  const shadeHeight = Math.min(size.height, 2 * (20 + lines.length * 20))
  const inputs: Record<string, Uint8Array> = {
    'font.ttf': font.bytes,
    'shade.png': await shadePicture(size, shadeHeight),
    'label.txt': Buffer.from(words.label),
  }
  const fadeIn = shown.from > 0 ? `clip((t-${shown.from})/${FADE_SECONDS},0,1)` : '1'
  const fadeOut = Number.isFinite(shown.until)
    ? `clip((${shown.until}-t)/${FADE_SECONDS},0,1)`
    : '1'
  const common = `fontfile=font.ttf:expansion=none:fontcolor=white:alpha='${fadeIn}*${fadeOut}'`
  const texts = lines.map((line, index) => {
    inputs[`line${index}.txt`] = Buffer.from(line)
    const baseline = size.height - MARGIN - 3 - (lines.length - 1 - index) * LINE_HEIGHT
    const place = `x=${MARGIN}:y=${baseline}-max_glyph_a:fontsize=${FONT_SIZE}`
    const shadow = 'shadowcolor=black@0.45:shadowx=0:shadowy=1'
    return `drawtext=textfile=line${index}.txt:${place}:${shadow}:${common}`
  })
  const label = `drawtext=textfile=label.txt:x=${MARGIN}:y=${MARGIN}:fontsize=11:box=1:boxcolor=black@0.4:boxborderw=6:${common}`
  const fades = [
    shown.from > 0 ? `fade=t=in:st=${shown.from}:d=${FADE_SECONDS}:alpha=1` : '',
    Number.isFinite(shown.until)
      ? `fade=t=out:st=${shown.until - FADE_SECONDS}:d=${FADE_SECONDS}:alpha=1`
      : '',
  ].filter(Boolean)
  const shade = ['loop=loop=-1:size=1', 'setpts=N/24/TB', 'format=yuva420p', ...fades].join(',')
  const graph = [
    `[shade]${shade}[ground]`,
    `[base][ground]overlay=0:H-h:shortest=1,${[...texts, label].join(',')}[out]`,
  ].join(';')
  return { inputs, shade: 'shade.png', graph }
}
