/** An upload that has been checked and made fit for the provider, not stored yet. */
export type PreparedInput = {
  /** The bytes, or the path of the temporary file that holds them. */
  content: Uint8Array | string
  contentType: string
  width: number
  height: number
  durationSeconds: number | null
  /** WebP. */
  thumbnail: Uint8Array
}

/** The longer side of a thumbnail, in pixels. */
export const THUMBNAIL_SIDE = 480
