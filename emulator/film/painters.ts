import { type Box, fillBox } from '../scene/brush'
import { scenePainter } from '../scene/choose'
import { type Painter, rgb, type Size, smooth } from '../scene/plane'
import { drawPicture, type Picture } from './picture'

const zoomed = (size: Size, zoom: number): Box => ({
  x: (size.width * (1 - zoom)) / 2,
  y: (size.height * (1 - zoom)) / 2,
  width: size.width * zoom,
  height: size.height * zoom,
})

const ZOOM = 0.09
const CROSSFADE_SECONDS = 1.2

/**
 * Moves slowly into the image; the first frame is the image itself. With an end image it
 * crosses over and comes to rest on it: `lastSeconds`, the time of the last frame, shows it whole.
 */
export const imagePainter = (
  size: Size,
  image: Picture,
  end: Picture | undefined,
  lastSeconds: number,
): Painter => {
  const fade = Math.min(CROSSFADE_SECONDS, lastSeconds / 2)
  return (plane, seconds) => {
    const along = seconds / lastSeconds
    drawPicture(plane, image, zoomed(size, 1 + ZOOM * smooth(along * 0.5) * 2))
    if (!end) return
    // Two frames early, so that the encoder's last ones agree.
    const arrived = smooth(1 - (lastSeconds - 0.09 - seconds) / fade)
    const rest = zoomed(size, 1 + ZOOM * 0.6 * (1 - smooth(along)))
    drawPicture(plane, end, arrived === 1 ? zoomed(size, 1) : rest, { alpha: arrived })
  }
}

/** The cells of the cards: as square a grid as the frame's ratio allows, above the lettering. */
const cells = (size: Size, count: number): Box[] => {
  const area = { x: 20, y: 44, width: size.width - 40, height: size.height * 0.94 - 150 }
  const gap = 12
  const grids = Array.from({ length: count }, (_, index) => {
    const columns = index + 1
    const rows = Math.ceil(count / columns)
    const width = (area.width - gap * (columns - 1)) / columns
    const height = (area.height - gap * (rows - 1)) / rows
    return { columns, rows, width, height, side: Math.min(width, height) }
  })
  const best = grids.reduce((one, other) => (other.side > one.side ? other : one))
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / best.columns)
    const inRow = Math.min(best.columns, count - row * best.columns)
    const left = area.x + (area.width - inRow * best.width - (inRow - 1) * gap) / 2
    return {
      x: left + (index % best.columns) * (best.width + gap),
      y: area.y + row * (best.height + gap),
      width: best.width,
      height: best.height,
    }
  })
}

/** The size at which a reference is shown: whole, inside its cell. */
export const cardSizes = (size: Size, references: Size[]): Size[] =>
  cells(size, references.length).map((cell, index) => {
    const of = references[index] ?? cell
    const scale = Math.min(cell.width / of.width, cell.height / of.height)
    const even = (value: number) => Math.max(2, 2 * Math.round(value / 2))
    return { width: even(of.width * scale), height: even(of.height * scale) }
  })

/** The prompt's landscape with the references floating before it, a video among them playing. */
export const referencePainter = (
  size: Size,
  prompt: string,
  cards: Picture[],
  framesPerSecond: number,
): Painter => {
  const backdrop = scenePainter(prompt, size)
  const places = cells(size, cards.length)
  const [black, white] = [rgb(0, 0, 0), rgb(255, 255, 255)]
  return (plane, seconds) => {
    backdrop(plane, seconds)
    fillBox(plane, { x: 0, y: 0, ...size }, black, 0.22)
    for (const [index, card] of cards.entries()) {
      const cell = places[index]
      if (!cell) continue
      const { width, height } = card.size
      const box = {
        x: cell.x + (cell.width - width) / 2,
        y: cell.y + (cell.height - height) / 2 + 3 * Math.sin(seconds * 0.9 + index * 1.3),
        width,
        height,
      }
      for (const spread of [6, 4, 2]) fillBox(plane, grown(box, spread, 3), black, 0.12)
      fillBox(plane, grown(box, 1.5), white, 0.9)
      drawPicture(plane, card, box, { frame: Math.floor(seconds * framesPerSecond) })
    }
  }
}

const grown = (box: Box, by: number, down = 0): Box => ({
  x: box.x - by,
  y: box.y - by + down,
  width: box.width + 2 * by,
  height: box.height + 2 * by,
})
