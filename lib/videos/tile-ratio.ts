/**
 * Justified rows without measuring. A tile whose flex-basis and flex-grow are both in proportion
 * to its ratio gets, in a wrapping flex row, a width in proportion to its ratio; with
 * `aspect-ratio` beside it every tile of a row has the same height and the row fills its width.
 * The browser does that before the first paint at any width, so there is nothing to shift when
 * scripts arrive; computing boxes in JavaScript needs a width that the server does not know.
 */

/** Beyond these a tile is cropped instead of becoming a sliver. The provider's own limits. */
const NARROWEST = 1 / 2.5
const WIDEST = 2.5

/** Width over height as a tile shows it, to four places; 16:9 when the size is unknown. */
export const tileRatio = (width: number, height: number): number => {
  const ratio = width / height
  if (!Number.isFinite(ratio) || ratio <= 0) return 1.7778
  const bounded = Math.min(WIDEST, Math.max(NARROWEST, ratio))
  return Math.round(bounded * 10_000) / 10_000
}
