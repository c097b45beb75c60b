/** What a list carries of a prompt, in bytes of UTF-8: a page of long ones stays a small answer. */
const MOST_BYTES = 240

const bytesOf = (point: number): number =>
  point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4

/** The beginning of a prompt, whole where it is short; it never ends within a character. */
export const shortPrompt = (prompt: string): string => {
  let bytes = 0
  // By numbers: a string for each character would be most of what a page costs here.
  for (let at = 0; at < prompt.length; ) {
    const point = prompt.codePointAt(at) ?? 0
    bytes += bytesOf(point)
    if (bytes > MOST_BYTES) return `${prompt.slice(0, at).trimEnd()}…`
    at += point < 0x10000 ? 1 : 2
  }
  return prompt
}
