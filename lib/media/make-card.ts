import 'server-only'
import sharp from 'sharp'
import { decodePosterFrame } from '@/lib/media/make-poster'

/**
 * The frame of a film's poster as a JPEG.
 * @throws AppError unsupported when no frame of it can be decoded
 */
export const makeCard = async (
  videoPath: string,
  { width, height }: { width: number; height: number },
): Promise<Uint8Array> => {
  const frame = await decodePosterFrame(videoPath)
  const picture = sharp(frame.png).resize(width, height, { fit: 'fill' }).removeAlpha()
  return new Uint8Array(await picture.jpeg({ quality: 80, progressive: true }).toBuffer())
}
