import { thumbHashToAverageRGBA, thumbHashToDataURL } from 'thumbhash'

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))

/** The mean colour, for the very first paint; undefined for a hash that cannot be read. */
export const averageColour = (thumbhash: string | null): string | undefined => {
  if (!thumbhash) return undefined
  try {
    const { r, g, b } = thumbHashToAverageRGBA(bytesOf(thumbhash))
    const colour = [r, g, b].map((part) => Math.round(part * 255))
    return colour.every(Number.isFinite) ? `rgb(${colour.join(' ')})` : undefined
  } catch {
    return undefined
  }
}

/** A blurred picture as a data address, a few kilobytes: made in the browser, never sent. */
export const blurredPicture = (thumbhash: string): string | undefined => {
  try {
    return thumbHashToDataURL(bytesOf(thumbhash))
  } catch {
    return undefined
  }
}
