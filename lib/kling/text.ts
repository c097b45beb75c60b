/** The one way in which text of a request is counted: beside the field and on the server. */

/** NFC: pasted or file-name Korean may be decomposed, and then counts twice as long. */
export const normalizeText = (text: string): string => text.normalize('NFC')

/** UTF-16 units after NFC, which is what the limit of 2,000 means. */
export const textLength = (text: string): number => normalizeText(text).length

/**
 * Whether every character can be stored and sent: half a surrogate pair cannot become UTF-8, and
 * PostgreSQL keeps no NUL. Line ends and tabs are text.
 */
export const isReadableText = (text: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for.
  !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\p{Surrogate}/u.test(text)
