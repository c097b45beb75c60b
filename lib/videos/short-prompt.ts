/** What a list carries of a prompt, in bytes of UTF-8: a page of long ones stays a small answer. */
const MOST_BYTES = 240

const bytesOf = (character: string): number => {
  const point = character.codePointAt(0) ?? 0
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
}

/** The beginning of a prompt, whole where it is short; it never ends within a character. */
export const shortPrompt = (prompt: string): string => {
  let bytes = 0
  let end = 0
  for (const character of prompt) {
    bytes += bytesOf(character)
    if (bytes > MOST_BYTES) return `${prompt.slice(0, end).trimEnd()}…`
    end += character.length
  }
  return prompt
}
