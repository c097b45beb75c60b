import { type KeyPress, letterOf } from '@/lib/videos/player-keys'

/** What a key means to a comparison, beside what it means to a player. */

/** 0 is the left one. */
export type Side = 0 | 1
/** Left, right. */
export type Pair<T> = readonly [T, T]
export const SIDES: Pair<Side> = [0, 1]

export type CompareCommand =
  | { kind: 'select'; side: Side; rejectsOther: boolean }
  /** Another take in the place of one. */
  | { kind: 'take'; side: Side; by: -1 | 1 }
  | { kind: 'sound' }
  | { kind: 'wipe' }
  | { kind: 'undo' }

type Press = KeyPress & { shiftKey: boolean }

const DIGIT = /^(?:Digit|Numpad)([12])$/
const ARROWS: Record<string, -1 | 1> = { ArrowLeft: -1, ArrowRight: 1 }

/** Digits by their place: with Shift, or in France without, the same keys type other signs. */
export const compareCommand = (press: Press): CompareCommand | null => {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return null
  const digit = DIGIT.exec(press.code)?.[1]
  if (digit) return { kind: 'select', side: digit === '1' ? 0 : 1, rejectsOther: press.shiftKey }
  const by = ARROWS[press.key]
  if (by) return { kind: 'take', side: press.shiftKey ? 0 : 1, by }
  const letter = letterOf(press)
  if (letter === 'm') return { kind: 'sound' }
  if (letter === 'w') return { kind: 'wipe' }
  if (letter === 'z') return { kind: 'undo' }
  return null
}
