export type ParsedNumber = { ok: true; value: number } | { ok: false; message: string }

/**
 * A whole number that a person typed. Digits, and spaces between groups of three. A point or a
 * comma is refused: "12.480" is twelve thousand in Ankara and twelve and a half in London, and
 * neither reader must silently get the other's.
 */
export const parseWholeNumber = (text: string): ParsedNumber => {
  const typed = text.normalize('NFKC').trim()
  if (typed === '') return { ok: false, message: 'Enter a number.' }
  if (/^\d+$|^\d{1,3}(\s\d{3})+$/.test(typed)) {
    const value = Number(typed.replace(/\s/g, ''))
    if (Number.isSafeInteger(value)) return { ok: true, value }
    return { ok: false, message: 'This number is too large.' }
  }
  if (/^[\d\s.,'’]+$/.test(typed) && /\d/.test(typed)) {
    const digits = typed.replace(/\D/g, '').slice(0, 12)
    return { ok: false, message: `Write it with digits only, such as ${digits}.` }
  }
  return { ok: false, message: 'Enter a whole number, digits only.' }
}
