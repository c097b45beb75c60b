const graphemes = (text: string): string[] =>
  Array.from(
    new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text),
    (part) => part.segment,
  )

const words = (text: string): string[] =>
  Array.from(new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text))
    .filter((part) => part.isWordLike)
    .map((part) => part.segment)

/**
 * What stands for a name in a circle: two Hangul syllables, or the first letter of the first and of
 * the last word. The case stays as it was written: upper-casing an "i" needs to know the language.
 */
export const initials = (name: string): string => {
  const text = name.normalize('NFC').trim()
  const letters = graphemes(text)
  if (/^\p{Script=Hangul}/u.test(text)) return letters.slice(0, 2).join('')
  const all = words(text)
  const first = all.at(0)
  const last = all.length > 1 ? all.at(-1) : undefined
  if (!first) return letters[0] ?? '?'
  return [first, last].map((word) => (word ? (graphemes(word)[0] ?? '') : '')).join('')
}
