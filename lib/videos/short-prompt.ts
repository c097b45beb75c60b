/** What a list carries of a prompt, in characters: a page of long ones stays a small answer. */
const MOST = 200

/** So much is enough to know whether there is more. */
export const PROMPT_READ = MOST + 1

/** The beginning of a prompt, whole where it is short; it never ends within a character. */
export const shortPrompt = (prompt: string): string => {
  // Most are: of those nothing is counted.
  if (prompt.length <= MOST) return prompt
  const characters = Array.from(prompt.slice(0, 2 * PROMPT_READ))
  return characters.length > MOST ? `${characters.slice(0, MOST).join('').trimEnd()}…` : prompt
}
