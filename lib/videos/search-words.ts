import { fold } from '@/lib/fold'

/**
 * The words by which videos are found, and those of a question. Both are folded (lib/fold.ts) and
 * cut at whatever is no letter, mark or digit, so that no sign that means something to a database
 * ever gets there. What is asked for is found at the beginning of a word. Hangul, Han and kana
 * join words without a space, so that of a run of theirs every ending is a word too: 바다 is found
 * in 밤바다.
 */

/** Characters of a word; a longer one is found by its beginning. */
const MOST_IN_JOINED = 16
const MOST_IN_WORD = 40
/** A prompt has 2,000 characters, each of which may begin a word. */
const MOST_WORDS = 2_500
const MOST_TERMS = 8
/** Of a question; what follows is not looked for. */
const MOST_ASKED = 200

const JOINED = '\\p{Script=Hangul}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー'
const RUN = new RegExp(
  `(?<joined>[${JOINED}][${JOINED}\\p{M}]*)|[[\\p{L}\\p{N}]--[${JOINED}]][[\\p{L}\\p{M}\\p{N}]--[${JOINED}]]*`,
  'gv',
)
/** What makes a picture of a digit or a heart is no letter's mark. */
const OF_PICTURES = /\p{VS}|\u20e3/gu

type Run = { characters: string[]; isJoined: boolean }

const runsOf = (text: string): Run[] =>
  [...fold(text).replace(OF_PICTURES, '').matchAll(RUN)].map(({ 0: run, groups }) => ({
    characters: [...run],
    isJoined: groups?.joined !== undefined,
  }))

/** What every tokenizer takes for one word, whatever version of Unicode it knows. */
const PLAIN = /^[0-9a-zß-öø-ɏά-ώа-џぁ-ゖァ-ヺー一-鿋가-힣]+$/u

/** Anything else is written in digits, six for a character, so that a beginning stays one. */
const written = (characters: string[]): string => {
  const word = characters.join('')
  if (PLAIN.test(word)) return word
  return characters.map((each) => each.codePointAt(0)?.toString(16).padStart(6, '0')).join('')
}

const wordsOf = ({ characters, isJoined }: Run): string[] => {
  if (!isJoined) return [written(characters.slice(0, MOST_IN_WORD))]
  return characters.map((_, at) => written(characters.slice(at, at + MOST_IN_JOINED)))
}

/** The words to keep of what describes a video, each once. */
export const searchWords = (texts: readonly (string | null)[]): string[] => {
  const words = new Set(texts.flatMap((text) => (text ? runsOf(text).flatMap(wordsOf) : [])))
  return [...words].slice(0, MOST_WORDS)
}

/** The beginnings of words that must all be found; none where nothing can be looked for. */
export const searchTerms = (asked: string): string[] => {
  const terms = runsOf([...asked.slice(0, 4 * MOST_ASKED)].slice(0, MOST_ASKED).join('')).map(
    ({ characters, isJoined }) =>
      written(characters.slice(0, isJoined ? MOST_IN_JOINED : MOST_IN_WORD)),
  )
  return [...new Set(terms)].slice(0, MOST_TERMS)
}
