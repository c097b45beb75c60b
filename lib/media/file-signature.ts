/** What a file is by its first bytes. Its name and the type that a browser sends count nothing. */

export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'heic'
export type VideoFormat = 'mp4'

export type Signature =
  | { kind: 'image'; format: ImageFormat }
  | { kind: 'video'; format: VideoFormat }
  /** Something we know and do not take; `name` with its article. */
  | { kind: 'other'; name: string }
  | { kind: 'unknown' }

/** So many bytes of the beginning are enough. */
export const SIGNATURE_BYTES = 512

const OTHERS: [prefix: string, name: string][] = [
  ['GIF8', 'A GIF'],
  ['%PDF', 'A PDF'],
  ['BM', 'A BMP image'],
  ['II*\0', 'A TIFF or camera raw image'],
  ['MM\0*', 'A TIFF or camera raw image'],
  ['PK\x03\x04', 'An archive or document'],
  ['\x1aE\xdf\xa3', 'A WebM or Matroska video'],
  ['RIFF', 'An AVI video or sound file'],
  ['ID3', 'A sound file'],
  ['OggS', 'A sound or Ogg file'],
  ['fLaC', 'A sound file'],
  ['8BPS', 'A Photoshop file'],
  ['\0\0\0\x0cJXL ', 'A JPEG XL image'],
  ['\xff\x0a', 'A JPEG XL image'],
]

export const readSignature = (beginning: Uint8Array): Signature => {
  const text = String.fromCharCode(...beginning.subarray(0, SIGNATURE_BYTES))
  if (text.startsWith('\xff\xd8\xff')) return { kind: 'image', format: 'jpeg' }
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return { kind: 'image', format: 'png' }
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP')
    return { kind: 'image', format: 'webp' }
  if (text.slice(4, 8) === 'ftyp') return isoSignature(text)
  const other = OTHERS.find(([prefix]) => text.startsWith(prefix))
  if (other) return { kind: 'other', name: other[1] }
  return markupSignature(text)
}

/** MP4, MOV, AVIF and HEIC share one container; its brands tell them apart. */
const isoSignature = (text: string): Signature => {
  const end = Math.min(text.length, Math.max(16, (text.charCodeAt(2) << 8) | text.charCodeAt(3)))
  const brands = `${text.slice(8, 12)} ${text.slice(16, end)}`
  if (/avi[fs]/.test(brands)) return { kind: 'image', format: 'avif' }
  if (/mif1|msf1|hei[cxms]|hev[cms]/.test(brands)) return { kind: 'image', format: 'heic' }
  return { kind: 'video', format: 'mp4' }
}

const markupSignature = (text: string): Signature => {
  const start = text.replace(/^(\xef\xbb\xbf)?\s*/, '').toLowerCase()
  if (!start.startsWith('<')) return { kind: 'unknown' }
  if (/<(!doctype )?html/.test(start)) return { kind: 'other', name: 'A web page' }
  if (start.includes('<svg')) return { kind: 'other', name: 'An SVG drawing' }
  return { kind: 'other', name: 'A text document' }
}
