/** Of the larger poster, unless the film is smaller. */
export const LARGE_POSTER_WIDTH = 640

type Size = { width: number; height: number }

/** Of the smaller poster. */
export const SMALL_POSTER: Size = { width: 320, height: 360 }

/** Video encoders take pairs of pixels only. */
const toEven = (pixels: number): number => Math.max(2, Math.round(pixels / 2) * 2)

/**
 * The size of a film's small pictures: of its smaller poster, of each frame in the sprite, of its
 * preview. About 320 wide, never larger than the film; an upright one is bounded by its height.
 */
export const smallSize = ({ width, height }: Size): Size => {
  const scale = Math.min(1, SMALL_POSTER.width / width, SMALL_POSTER.height / height)
  return { width: toEven(width * scale), height: toEven(height * scale) }
}
