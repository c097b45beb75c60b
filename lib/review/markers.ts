/** The comments of a video as markers, for tables and for editing programs. */

export type Marker = {
  frame: number | null
  body: string
  name: string
  isGuest: boolean
  createdAt: Date
  resolved: { at: Date; name: string } | null
  /** Of the file that was watched. */
  sha256: string
}

const perSecond = (framesPerSecond: number): number =>
  Number.isFinite(framesPerSecond) && framesPerSecond > 0
    ? Math.max(1, Math.round(framesPerSecond))
    : 24

/**
 * Whether editors count a rate with dropped numbers: 29.97 and 59.94. At 23.976, numbers are never
 * dropped.
 */
export const isDropFrame = (framesPerSecond: number): boolean =>
  [30, 60].some((rate) => Math.abs(framesPerSecond - (rate * 1000) / 1001) < 0.005)

/**
 * As many numbers further as were left out before this frame: two of each minute but the tenth, four
 * at 59.94. Frames themselves are never dropped.
 */
const withDropped = (frame: number, rate: number): number => {
  const dropped = rate / 15
  const perMinute = rate * 60 - dropped
  const perTenMinutes = perMinute * 10 + dropped
  const tens = Math.floor(frame / perTenMinutes)
  // The first of ten minutes leaves none out.
  const minutes = Math.max(0, Math.floor(((frame % perTenMinutes) - dropped) / perMinute))
  return frame + dropped * (tens * 9 + minutes)
}

/**
 * Timecode, HH:MM:SS:FF. A rate such as 23.976 counts in whole frames of 24; where numbers are
 * dropped a semicolon says so, as editors write it: HH:MM:SS;FF.
 */
export const smpteTimecode = (frame: number, framesPerSecond: number): string => {
  const rate = perSecond(framesPerSecond)
  const drops = isDropFrame(framesPerSecond)
  const number = drops ? withDropped(frame, rate) : frame
  const seconds = Math.floor(number / rate)
  const [hours, minutes, rest, frames] = [
    ...[Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60],
    number % rate,
  ].map((part) => String(part).padStart(2, '0'))
  return `${hours}:${minutes}:${rest}${drops ? ';' : ':'}${frames}`
}

export type CsvWords = {
  heads: string[]
  /** Whether somebody was a guest. */
  yes: string
  no: string
}

/** Which signs a table is read by: the world's, or those of Excel in Turkey. */
export type CsvStyle = { separator: ',' | ';'; decimal: '.' | ',' }

/** A cell that begins like a formula would be computed by whoever opens the table. */
const cell = (text: string, separator: string): string => {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return harmless.includes(separator) || /["\n\r]/.test(harmless)
    ? `"${harmless.replaceAll('"', '""')}"`
    : harmless
}

/** With a byte order mark, by which Excel knows that it is UTF-8; lines end as RFC 4180 says. */
export const markersCsv = (
  markers: Marker[],
  { framesPerSecond, style, words }: { framesPerSecond: number; style: CsvStyle; words: CsvWords },
): string => {
  const { separator, decimal } = style
  const rows = markers.map(({ frame, ...marker }) => [
    frame === null ? '' : String(frame),
    frame === null ? '' : smpteTimecode(frame, framesPerSecond),
    frame === null ? '' : (frame / framesPerSecond).toFixed(3).replace('.', decimal),
    marker.name,
    marker.isGuest ? words.yes : words.no,
    marker.body,
    marker.createdAt.toISOString(),
    marker.resolved?.at.toISOString() ?? '',
    marker.resolved?.name ?? '',
    marker.sha256,
  ])
  const lines = [words.heads, ...rows].map((row) =>
    row.map((text) => cell(text, separator)).join(separator),
  )
  return `\ufeff${lines.join('\r\n')}\r\n`
}

/** As long as CMX 3600 lets a title be. */
const TITLE_LENGTH = 70

/** One line of an edit list holds one line of text. */
const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/**
 * An edit decision list (CMX 3600) of the whole clip as one event, with a locator for each comment
 * at a frame; open ones are red, resolved ones green. What is about the whole video has no place on
 * the line of time and stands as a remark.
 */
export const markersEdl = (
  markers: Marker[],
  film: { title: string; clipName: string; frames: number; framesPerSecond: number },
): string => {
  const at = (frame: number) => smpteTimecode(frame, film.framesPerSecond)
  const span = `${at(0)} ${at(film.frames)}`
  const notes = markers.map(({ frame, name, body, resolved }) => {
    const words = oneLine(`${name}: ${body}`)
    if (frame === null) return `* COMMENT: ${words}`
    return `* LOC: ${at(frame)} ${(resolved ? 'GREEN' : 'RED').padEnd(7)} ${words}`
  })
  const lines = [
    `TITLE: ${[...oneLine(film.title)].slice(0, TITLE_LENGTH).join('')}`,
    `FCM: ${isDropFrame(film.framesPerSecond) ? 'DROP FRAME' : 'NON-DROP FRAME'}`,
    '',
    `001  AX       V     C        ${span} ${span}`,
    `* FROM CLIP NAME: ${oneLine(film.clipName)}`,
    ...notes,
  ]
  return `${lines.join('\r\n')}\r\n`
}
