/**
 * Two ways lead to the newest videos in which words stand. The index of words gives all that there
 * are, and the newest are taken of them: quick for a rare word, slow for one that stands in every
 * tenth video. Or the list is walked from its newest video on, looking for the words in each, until
 * the page is full: the other way round.
 */

/** In what part of the videos a word stands, as a sample says; rarer words are not in it. */
export type WordShares = { videos: number; shares: readonly [word: string, share: number][] }

/** To look into a video takes as long as this many that the index gives. */
const LOOK = 2
/** So that there are few different walks: each is a statement that stays prepared. */
const STEP = 4

/** Of the words that begin with it, as if it were chance which of them stand together. */
const shareOf = (term: string, { shares }: WordShares): number =>
  1 -
  shares.reduce(
    (without, [word, share]) => (word.startsWith(term) ? without * (1 - share) : without),
    1,
  )

/**
 * How many videos to walk through at most for so many with all these words, before the index is
 * asked after all: as many as take as long as the index does. Null where it is quicker anyway.
 */
export const walkFor = (
  terms: readonly string[],
  counted: WordShares,
  wanted: number,
): number | null => {
  const share = terms.reduce((all, term) => all * shareOf(term, counted), 1)
  const worth = (share * counted.videos) / LOOK
  if (share === 0 || wanted / share >= worth) return null
  return STEP ** Math.ceil(Math.log(worth) / Math.log(STEP))
}
