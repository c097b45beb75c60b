/**
 * Why nothing is sent, as a sentence that others may follow. The server keeps whole sentences and
 * fragments ("5 answers in a row were lost"); either reads the same here.
 */
export const pauseSentence = (reason: string): string => {
  const text = reason.trim()
  if (!text) return ''
  const [first = '', ...rest] = text
  return `${first.toUpperCase()}${rest.join('')}${/[.!?…]$/.test(text) ? '' : '.'}`
}
