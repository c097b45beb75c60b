/** What a key means to the player. */

export type PlayerCommand =
  | 'toggle'
  | 'backward'
  | 'stop'
  | 'forward'
  | 'previous_frame'
  | 'next_frame'
  | 'full_screen'
  | BesideCommand

/** What is done beside the player, with the frame that it shows or with the whole video. */
export type BesideCommand = 'continue' | 'comment' | 'collect' | 'select' | 'reject'

const BESIDE: readonly PlayerCommand[] = ['continue', 'comment', 'collect', 'select', 'reject']

export const isBeside = (command: PlayerCommand): command is BesideCommand =>
  BESIDE.includes(command)

export type KeyPress = {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  isComposing?: boolean
}

const BY_LETTER: Record<string, PlayerCommand> = {
  j: 'backward',
  k: 'stop',
  l: 'forward',
  f: 'full_screen',
  e: 'continue',
  m: 'comment',
  a: 'collect',
  s: 'select',
  x: 'reject',
}

/**
 * Letters by what is printed on the key where that is Latin, else by the key's place: a Hangul
 * keyboard gives ㅓ for J. Punctuation only by what it types, since its place differs by country.
 */
export const playerCommand = (press: KeyPress): PlayerCommand | null => {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return null
  if (press.key === ' ') return 'toggle'
  if (press.key === ',') return 'previous_frame'
  if (press.key === '.') return 'next_frame'
  return BY_LETTER[letterOf(press) ?? ''] ?? null
}

/** The letter that a key stands for, in lower case. */
export const letterOf = (press: Pick<KeyPress, 'key' | 'code'>): string | null => {
  const latin = /^[a-z]$/i.test(press.key)
  // Another key that types no letter (Enter, ㅓ): only a single sign may stand for a letter.
  if (!latin && [...press.key].length !== 1) return null
  const letter = latin ? press.key : /^Key([A-Z])$/.exec(press.code)?.[1]
  return letter?.toLowerCase() ?? null
}

/** Times the normal speed; 0 stands still, negative runs backward. */
export type Shuttle = number

const FASTEST = 4

/** J and L: each press the same way doubles the speed, a press the other way starts at once again. */
export const nextShuttle = (now: Shuttle, command: 'backward' | 'forward'): Shuttle => {
  const way = command === 'forward' ? 1 : -1
  if (now * way < 1) return way
  return Math.min(FASTEST, Math.abs(now) * 2) * way
}
