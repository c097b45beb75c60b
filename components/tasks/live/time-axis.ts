/**
 * The picture of time: an axis with a tick at now and a band where such tasks usually end. It
 * promises nothing, so it does not fill. All values are shares of its width, 0–1.
 */
export type TimeAxis = { now: number; bandFrom: number; bandTo: number; late: boolean }

/** After the band a third of its end is left, and a late task moves the scale, not the tick. */
const ROOM_AFTER = 4 / 3
const LAST_PLACE = 0.96

export const timeAxis = (elapsedSeconds: number, usual: { from: number; to: number }): TimeAxis => {
  const elapsed = Math.max(0, elapsedSeconds)
  const length = Math.max(usual.to * ROOM_AFTER, elapsed / LAST_PLACE)
  return {
    now: elapsed / length,
    bandFrom: usual.from / length,
    bandTo: usual.to / length,
    late: elapsed > usual.to,
  }
}
