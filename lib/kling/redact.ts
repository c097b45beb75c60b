/** What of a provider's answer may be stored and shown: readable, bounded, without the key. */

export const RAW_MAX_BYTES = 8 * 1024
/** A key cut by the end of a broken answer is still a secret from this length on. */
const PART_MIN_LENGTH = 8
const REDACTED = '[key]'

/** Text that both databases can hold: no NUL, no half surrogate pair. */
export const tidyText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what it looks for.
  text.replace(/\u0000|\p{Surrogate}/gu, '\ufffd')

/** The key as it may stand in an answer: plain, in JSON, in an address, in Basic credentials. */
const spellings = (key: string): string[] => {
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1)
  const json = inJson(key)
  return [...new Set([inJson(json), json, key, encodeURIComponent(tidyText(key)), toBase64(key)])]
}

const toBase64 = (text: string) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text))).replace(/=+$/, '')

/** Takes the API key out of a text, also where only its beginning stands at the text's end. */
export const redactKey = (text: string, key: string): string => {
  if (key === '') return text
  let clean = text
  for (const spelling of spellings(key)) clean = clean.replaceAll(spelling, REDACTED)
  for (let length = key.length - 1; length >= PART_MIN_LENGTH; length--) {
    if (clean.endsWith(key.slice(0, length))) return clean.slice(0, -length) + REDACTED
  }
  return clean
}

/** At most `maxBytes` of UTF-8, cut between characters. */
export const boundText = (text: string, maxBytes = RAW_MAX_BYTES): string => {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(maxBytes))
  return read < text.length ? text.slice(0, read) : text
}

/** The same value with every text in it redacted. For plain data: objects, lists, scalars. */
export const redactDeep = <T>(value: T, key: string): T => {
  if (typeof value === 'string') return redactKey(value, key) as T
  if (Array.isArray(value)) return value.map((one) => redactDeep(one, key)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, redactDeep(member, key)]),
  ) as T
}
