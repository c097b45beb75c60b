const MAX_LENGTH = 200

/**
 * A name as a person gave it, fit to be shown and stored: composed (NFC), without the path that
 * some browsers send, and without characters that control something or turn the text around.
 */
export const cleanFileName = (raw: string, fallback: string): string => {
  const last = raw.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const name = last
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  return /^\.*$/.test(name) ? fallback : shorten(name)
}

/** The name with the extension of what the file became. */
export const withExtension = (name: string, extension: string): string =>
  `${name.replace(/\.[a-z0-9]{1,5}$/i, '') || name}.${extension}`

/** Cuts in the middle, between characters as people see them, so that the extension stays. */
const shorten = (name: string): string => {
  if (name.length <= MAX_LENGTH) return name
  const extension = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''
  const room = MAX_LENGTH - extension.length - 1
  let kept = ''
  for (const { segment } of new Intl.Segmenter('en').segment(name.slice(0, MAX_LENGTH))) {
    if (kept.length + segment.length > room) break
    kept += segment
  }
  return `${kept}…${extension}`
}
