import { type Said, say } from '@/lib/intl/said'

/** How a prompt speaks of its reference images: "image 2", in the words of three languages. */

/** In the place of a number whose picture is gone: readable, and no number of another one. */
export const GONE = '[?]'

const ONE = '(?:\\d(?!\\d)|\\[\\?\\])'
const MORE = '(?:\\s*(?:,|&|and|or|ve|veya|와|과|및)\\s*'

/** "image 2" as Kling reads it, and as it is written in Korean and Turkish. */
const SINGLE = `(?:image|이미지|görsel|resim)[\\s_#]*${ONE}|${ONE}(?:\\.|번째|번)\\s*(?:이미지|görsel|resim)`
/** "images 1 and 3". */
const SEVERAL = `(?:images|이미지들|görseller|resimler)\\s*${ONE}${MORE}${ONE})*`

/** No name ends within a word; a Korean particle stands right behind it. */
const END = '(?!(?!\\p{Script=Hangul})[\\p{L}\\p{N}])'

const escaped = (name: string) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/**
 * Finds what speaks of pictures: what stands before it, the words with their numbers, and the name
 * of a picture that follows them, as in "image 2, Mina". Numbers within a name are no mention.
 */
export const mentionIn = (names: readonly string[]): RegExp => {
  const known = names.filter(Boolean).sort((a, b) => b.length - a.length)
  const name = known.length > 0 ? `(?:, (${known.map(escaped).join('|')})${END})?` : '()?'
  return new RegExp(`(^|[^\\p{L}\\p{N}])(?:(${SINGLE})${name}|(${SEVERAL}))`, 'giu')
}

/** The words in which a text speaks of pictures, each once. */
export const mentionsOf = (text: string, names: readonly string[]): string[] => {
  const found = [...text.matchAll(mentionIn(names))]
  return [...new Set(found.map(([, , single, , several]) => single ?? several ?? ''))]
}

/** Said of a text that names pictures that are gone: Kling would be paid for reading "image [?]". */
export const goneSaid = (text: string): Said | null => {
  const gone = mentionsOf(text, []).filter((mention) => mention.includes(GONE))
  const words = gone.map((mention) => `“${mention}”`).join(', ')
  return gone.length > 0 ? say('fields.text.gone', { words }) : null
}
