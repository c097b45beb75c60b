export type FramePress = {
  key: string
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

const WAY: Record<string, -1 | 1> = {
  ',': -1,
  '.': 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
}

/** Steps with Shift held. */
const LEAP = 10

/**
 * Where a key leads among frames 0 to `last`, or null when it is none of ours. Punctuation by what
 * it types: its place on the keyboard differs by country.
 */
export const frameAfterKey = (press: FramePress, frame: number, last: number): number | null => {
  if (press.ctrlKey || press.metaKey || press.altKey) return null
  if (press.key === 'Home') return 0
  if (press.key === 'End') return last
  const way = WAY[press.key]
  if (way === undefined) return null
  return Math.min(last, Math.max(0, frame + way * (press.shiftKey ? LEAP : 1)))
}
