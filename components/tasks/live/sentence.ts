/**
 * A reason of the server's as a sentence that others may follow. It keeps whole sentences and
 * fragments ("5 answers in a row were lost"); either reads the same here.
 */
export const toSentence = (reason: string): string => {
  const text = reason.trim()
  if (!text) return ''
  const [first = '', ...rest] = text
  return `${first.toUpperCase()}${rest.join('')}${/[.!?…]$/.test(text) ? '' : '.'}`
}

/** The same without a system's own name for it, such as "(ECONNRESET)". */
export const toPlainSentence = (reason: string): string =>
  toSentence(reason.replace(/\s\([A-Z][A-Z0-9_]+\)/g, ''))
