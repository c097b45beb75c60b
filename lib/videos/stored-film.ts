/** What the archive measured of a film when it was stored. */
export type StoredFilm = {
  storageKey: string
  sha256: string
  sizeBytes: number
  durationSeconds: number
  width: number
  height: number
  framesPerSecond: number
  hasAudio: boolean
}
