const SUFFIX = /\.(?:jpe?g|png|webp|gif|avif|hei[cf]|tiff?|bmp)$/i

/** Longer, it would be a prompt within the prompt. */
const MOST = 80

/** The name of a file as the name of what it shows: "Mina.png" → "Mina"; ".png" keeps what it has. */
const withoutSuffix = (name: string): string => name.replace(SUFFIX, '') || name

/** Behind the title of a video, in the name of one of its frames or of a part of it. */
const INSTANT = /…?,\s\p{L}+\s\d+,\s\d+(?:[.,]\d+)?\s?\p{L}+\.?(?:\s\d+×\d+)?$/u

/**
 * What a reference shows, as far as its name tells: a prompt speaks of "Lighthouse", to Kling too,
 * never of "Lighthouse.png" or "Lighthouse, take 2, 3.21 s".
 */
export const shownBy = (name: string): string => withoutSuffix(name).replace(INSTANT, '')

/** Behind a name: the sides that a part of the picture has. */
const SIDES = /\s\d+×\d+$/

/** What a part of a picture is called beside the whole: "Mina.png" → "Mina 720×1280.png". */
export const partName = (name: string, { width, height }: { width: number; height: number }) => {
  const plain = withoutSuffix(name)
  return `${plain.replace(SIDES, '')} ${width}×${height}${name.slice(plain.length)}`
}

/**
 * A picture's name as a prompt says it: in one line, at most 80 characters, cut between words.
 * @returns '' where it has none
 */
export const spokenName = (name: string | null): string => {
  const plain = withoutSuffix((name ?? '').normalize('NFC').replace(/\s+/g, ' ').trim())
  if (plain.length <= MOST) return plain
  const between = plain.lastIndexOf(' ', MOST)
  // Never half of a sign that is two units long.
  return plain.slice(0, between > 0 ? between : MOST).replace(/[\uD800-\uDBFF]$/, '')
}
