/** The longest side of a picture that stands where a link was pasted. */
const MOST = 1200

type Size = { width: number; height: number }

/** Of the picture of a film of this size, which is never larger than the film. */
export const cardSize = ({ width, height }: Size): Size => {
  const scale = Math.min(1, MOST / width, MOST / height)
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}
