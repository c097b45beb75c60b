/**
 * A text as it is searched for: what two people would call the same letters become the same ones.
 * Compatibility forms are made plain, case goes without a locale, I, İ and ı are all i, and the
 * accents of ş ğ ç ö ü é go; Hangul stays in syllables, so that 바다 is found inside of 밤바다.
 * Both what is kept for searching and what is asked pass through here.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .normalize('NFD')
    // The accents of alphabets alone: those of Japanese or Hindi make other letters.
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()

const MOST_TERMS = 8

/**
 * The parts of a text, each of which must be contained in what is found. Cut also at what means
 * something else within a database's LIKE, so that a part is always taken as it is written.
 */
export const termsOf = (text: string): string[] =>
  text
    .split(/[\s%_\\]+/)
    .filter(Boolean)
    .slice(0, MOST_TERMS)

/** What to look for in folded texts. */
export const searchTerms = (asked: string): string[] => termsOf(fold(asked))
