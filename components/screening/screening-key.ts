export type ScreeningCommand =
  | 'toggle'
  | 'previous'
  | 'next'
  | 'first'
  | 'last'
  | 'select'
  | 'reject'
  | 'full_screen'
  | 'mute'

type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'repeat'
>

const NAMED: Record<string, ScreeningCommand> = {
  ' ': 'toggle',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  ArrowRight: 'next',
  ArrowDown: 'next',
  Home: 'first',
  End: 'last',
}

const LETTERS: Record<string, ScreeningCommand> = {
  s: 'select',
  x: 'reject',
  f: 'full_screen',
  m: 'mute',
}

/** What a key means in a screening: letters by what is printed on the key where that is Latin. */
export const screeningCommand = (press: Press): ScreeningCommand | null => {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return null
  const named = NAMED[press.key]
  if (named) return press.repeat && named === 'toggle' ? null : named
  if (press.repeat || [...press.key].length !== 1) return null
  const letter = /^[a-z]$/i.test(press.key) ? press.key : /^Key([A-Z])$/.exec(press.code)?.[1]
  return (letter && LETTERS[letter.toLowerCase()]) || null
}
