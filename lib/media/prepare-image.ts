import 'server-only'
import sharp, { type Metadata, type Sharp } from 'sharp'
import { AppError } from '@/lib/errors'
import { type Said, say } from '@/lib/intl/said'
import type { ImageFormat } from '@/lib/media/file-signature'
import { IMAGE_LIMITS, imageSizeProblem } from '@/lib/media/input-limits'
import { type PreparedInput, THUMBNAIL_SIDE } from '@/lib/media/prepared-input'
import { takeTurn } from '@/lib/media/take-turn'

/** More than any video has; what is larger only costs bytes. */
const MAX_SIDE = 4096
const MAX_PNG_PIXELS = 24_000_000
const JPEG_QUALITIES = [95, 92, 88, 82, 75]
const SECONDS = 60

// libvips would keep files open in its cache, and ours are all read once.
sharp.cache(false)

/**
 * Makes an uploaded image fit for the provider: upright, in sRGB, without metadata (a photograph
 * tells where it was taken), as JPEG or PNG below the provider's limit.
 * @throws AppError unsupported, invalid (with the rule and what was found)
 */
export const prepareImage = async (path: string, format: ImageFormat): Promise<PreparedInput> => {
  const endTurn = await takeTurn('image')
  try {
    return await prepare(path, format)
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('unsupported', unreadable(format), { cause })
  } finally {
    endTurn()
  }
}

const unreadable = (format: ImageFormat): Said =>
  say(format === 'heic' ? 'errors.media.heicUnreadable' : 'errors.media.imageUnreadable')

const prepare = async (path: string, format: ImageFormat): Promise<PreparedInput> => {
  // Without the limit the header is read all the same, so that the refusal can name the size.
  const metadata = await sharp(path, { limitInputPixels: false }).metadata()
  assertUsable(metadata, format)
  const upright = await decode(path)
  const sent = (await asPng(upright, metadata)) ?? (await asJpeg(upright))
  return {
    content: sent.bytes,
    contentType: sent.contentType,
    width: sent.width,
    height: sent.height,
    durationSeconds: null,
    thumbnail: await thumbnailOf(picture(upright)),
  }
}

const assertUsable = (metadata: Metadata, format: ImageFormat): void => {
  const { width, height } = metadata.autoOrient
  const expected = format === 'avif' || format === 'heic' ? 'heif' : format
  if (metadata.format !== expected) throw new Error(`${metadata.format} within ${format}`)
  if ((metadata.pages ?? 1) > 1 && format !== 'heic') {
    throw new AppError('unsupported', say('errors.media.movingImage'))
  }
  const problem = imageSizeProblem(width, height)
  if (problem) throw new AppError('invalid', problem)
}

type Pixels = { data: Buffer; width: number; height: number; channels: 1 | 2 | 3 | 4 }

/** Decoded once; every attempt at encoding starts from these pixels. */
const decode = async (path: string): Promise<Pixels> => {
  const { data, info } = await sharp(path, {
    limitInputPixels: IMAGE_LIMITS.maxPixels,
    failOn: 'error',
  })
    .timeout({ seconds: SECONDS })
    .autoOrient()
    .resize(MAX_SIDE, MAX_SIDE, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels }
}

const picture = ({ data, width, height, channels }: Pixels): Sharp =>
  sharp(data, { raw: { width, height, channels } }).timeout({ seconds: SECONDS })

type Encoded = { bytes: Uint8Array; contentType: string; width: number; height: number }

const encoded = async (image: Sharp, contentType: string): Promise<Encoded | null> => {
  const { data, info } = await image.toBuffer({ resolveWithObject: true })
  if (data.length > IMAGE_LIMITS.maxSentBytes) return null
  return { bytes: new Uint8Array(data), contentType, width: info.width, height: info.height }
}

/** Drawings and pictures with transparent parts stay exact, when that fits. */
const asPng = async (pixels: Pixels, metadata: Metadata): Promise<Encoded | null> => {
  const isPng = metadata.format === 'png'
  const hasHoles = metadata.hasAlpha && !(await picture(pixels).stats()).isOpaque
  if (!isPng && !hasHoles) return null
  if (pixels.width * pixels.height > MAX_PNG_PIXELS) return null
  const opaque = hasHoles ? picture(pixels) : picture(pixels).removeAlpha()
  return encoded(opaque.png({ compressionLevel: 6 }), 'image/png')
}

const asJpeg = async (pixels: Pixels): Promise<Encoded> => {
  for (let side = MAX_SIDE; side > IMAGE_LIMITS.minSidePixels; side = Math.round(side * 0.7)) {
    for (const quality of JPEG_QUALITIES) {
      const jpeg = picture(pixels)
        .flatten({ background: 'white' })
        .resize(side, side, { fit: 'inside', withoutEnlargement: true })
        .jpeg({ quality, chromaSubsampling: quality > 90 ? '4:4:4' : '4:2:0' })
      const made = await encoded(jpeg, 'image/jpeg')
      if (made) return made
    }
  }
  throw new Error('no JPEG was small enough')
}

/** A small WebP of a picture. */
export const thumbnailOf = async (image: Sharp): Promise<Uint8Array> => {
  const small = image
    .resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 78 })
  return new Uint8Array(await small.toBuffer())
}
