/**
 * The parts that a prompt is put together from, in one language. A part is a phrase that can stand
 * beside any other: nothing has to agree with what comes before it.
 */
export type Vocabulary = {
  subjects: string[]
  movements: string[]
  places: string[]
  cameras: string[]
  lights: string[]
  /** Whole sentences that make a prompt long. */
  details: string[]
  /** Words that hardly any prompt has. */
  seldom: string[]
  /** What a named shot is called. */
  shots: string[]
  /** Between the parts of a sentence, and at its end. */
  comma: string
  stop: string
}

/** One phrase a line. */
export const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
