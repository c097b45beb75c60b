/**
 * Whether a text speaks of one of these words. A word with `*` may go on (Turkish suffixes);
 * Hangul is found anywhere, since particles cling to it. The four letters i are one.
 */
export const speaksOf = (text: string, words: string): boolean => {
  const folded = fold(text)
  return words.split(' ').some((word) => {
    const stem = fold(word.replace('*', ''))
    if (/\p{Script=Hangul}/u.test(stem)) return folded.includes(stem)
    const end = word.endsWith('*') ? '' : '(?!\\p{L})'
    return new RegExp(`(?<!\\p{L})${stem}${end}`, 'u').test(folded)
  })
}

const fold = (text: string) => text.normalize('NFC').replace(/[İIı]/g, 'i').toLowerCase()
