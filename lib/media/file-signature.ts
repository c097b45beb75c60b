/** What a file is by its first bytes. Its name and the type that a browser sends count nothing. */

export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'heic'
export type VideoFormat = 'mp4'

/** The choices of errors.media.otherKind. */
export type OtherKind =
  | 'gif'
  | 'pdf'
  | 'bmp'
  | 'tiff'
  | 'archive'
  | 'matroska'
  | 'avi'
  | 'sound'
  | 'ogg'
  | 'photoshop'
  | 'jpegXl'
  | 'page'
  | 'svg'
  | 'text'

export type Signature =
  | { kind: 'image'; format: ImageFormat }
  | { kind: 'video'; format: VideoFormat }
  /** Something we know and do not take. */
  | { kind: 'other'; name: OtherKind }
  | { kind: 'unknown' }

/** So many bytes of the beginning are enough. */
export const SIGNATURE_BYTES = 512

const OTHERS: [prefix: string, name: OtherKind][] = [
  ['GIF8', 'gif'],
  ['%PDF', 'pdf'],
  ['BM', 'bmp'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  ['PK\x03\x04', 'archive'],
  ['\x1aE\xdf\xa3', 'matroska'],
  ['RIFF', 'avi'],
  ['ID3', 'sound'],
  ['OggS', 'ogg'],
  ['fLaC', 'sound'],
  ['8BPS', 'photoshop'],
  ['\0\0\0\x0cJXL ', 'jpegXl'],
  ['\xff\x0a', 'jpegXl'],
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
  if (/<(!doctype )?html/.test(start)) return { kind: 'other', name: 'page' }
  if (start.includes('<svg')) return { kind: 'other', name: 'svg' }
  return { kind: 'other', name: 'text' }
}
