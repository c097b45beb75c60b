type KeyPress = {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

/**
 * The letter that a shortcut means: what is printed on the key where that is Latin, else by the
 * key's place, since a Hangul keyboard gives ㄴ for S. Lower case; null for all that is no letter.
 */
export const latinLetter = (press: KeyPress): string | null => {
  if (press.ctrlKey || press.metaKey || press.altKey) return null
  if (/^[a-z]$/i.test(press.key)) return press.key.toLowerCase()
  // Another key that types no letter (Enter): only a single sign may stand for one.
  if ([...press.key].length !== 1 && press.key !== 'Process') return null
  return /^Key([A-Z])$/.exec(press.code)?.[1]?.toLowerCase() ?? null
}
