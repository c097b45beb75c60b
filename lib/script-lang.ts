/** Other languages have ç, ö and ü. */
const TURKISH_ALONE = /[ğĞıİşŞ]/

/**
 * Every eighth letter of Turkish is none of a to z, so that of its texts of this length one in
 * thirty looks plain. Shorter ones may be a name, or a word of any language.
 */
const LETTERS_TO_TELL = 28
const LONG_ENOUGH = new RegExp(`(?:[a-z][^a-z]*){${LETTERS_TO_TELL}}`, 'i')

/** Than a to z. */
const ANOTHER_LETTER = /[^\P{L}a-zA-Z]/u

/**
 * The language that a text of a person is read aloud in, by its script and letters, whatever the
 * language of the page: a page is Korean for who opens it, its prompts are what the team wrote.
 * Long Latin text with nothing but a to z is English, the language of most prompts: a
 * Korean or Turkish voice would make noise of it. Undefined leaves it to the page where nothing
 * tells, which WCAG 3.1.2 allows.
 */
export const scriptLang = (text: string): 'ko' | 'tr' | 'en' | undefined => {
  if (/\p{Script=Hangul}/u.test(text)) return 'ko'
  if (TURKISH_ALONE.test(text)) return 'tr'
  const isPlainLatin = !ANOTHER_LETTER.test(text)
  return isPlainLatin && LONG_ENOUGH.test(text) ? 'en' : undefined
}
