import { type Said, say } from '@/lib/intl/said'

/** In the place of a number whose picture is gone: readable, and no number of another one. */
export const GONE = '[?]'

/** "image [?]", "images 1 and [?]", in the words of three languages; short, as every page loads it. */
const NAMES_GONE =
  /(?:image|이미지|görsel|resim)\p{L}{0,3}(?:[\s_#,&\d]|\[\?\]|and|or|veya?|와|과|및)*\[\?\]|\[\?\](?:\.|번째?)\s*(?:이미지|görsel|resim)/giu

/** Said of a text that names pictures that are gone: Kling would be paid for reading "image [?]". */
export const goneSaid = (text: string): Said | null => {
  const gone = new Set(text.match(NAMES_GONE))
  const words = [...gone].map((mention) => `“${mention}”`).join(', ')
  return gone.size > 0 ? say('fields.text.gone', { words }) : null
}
