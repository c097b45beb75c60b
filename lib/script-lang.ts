/** The language that a prompt is set in, by its script; undefined leaves it to the page. */
export const scriptLang = (text: string): string | undefined => {
  if (/\p{Script=Hangul}/u.test(text)) return 'ko'
  return /[ğĞıİşŞ]/.test(text) ? 'tr' : undefined
}
