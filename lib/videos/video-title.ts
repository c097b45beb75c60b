/**
 * A short name for a video: the first words of its prompt. It ends where the first thought ends
 * (a comma, a full stop, a line), or after the last word that fits.
 */

const MAX_LENGTH = 40

/** Ends of a thought, the wide signs of East Asian typing too; not the comma of "1,000 birds". */
const PAUSE = /[,.;:!?…]+(?=\s|$)|[\n\r、。，；：！？]|\s[–—-]\s/u

/** @param untitled what a prompt without words is called */
export const videoTitle = (prompt: string, untitled: string): string => {
  const text = prompt.normalize('NFC').trim()
  if (!text) return untitled
  const pause = text.search(PAUSE)
  const clause = pause > 0 ? text.slice(0, pause) : text
  const words = clause.replace(/\s+/gu, ' ').trim()
  if (words.length <= MAX_LENGTH) return words || untitled
  const space = words.lastIndexOf(' ', MAX_LENGTH)
  return `${space > MAX_LENGTH / 2 ? words.slice(0, space) : cutGraphemes(words.slice(0, 4 * MAX_LENGTH))}…`
}

/** Never through the middle of a syllable or an emoji. */
const cutGraphemes = (text: string): string => {
  let cut = ''
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    if (cut.length + segment.length > MAX_LENGTH) break
    cut += segment
  }
  // One grapheme may be longer than all that fits (a tower of combining marks).
  return cut || text.slice(0, MAX_LENGTH)
}
