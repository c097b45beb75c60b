import type { Rect } from '@/components/tasks/composer/crop-rect'

/** Nearly as it was: the server makes the last JPEG of it. */
const JPEG_QUALITY = 0.98
/** Up to here every pixel stays exactly as it was; a larger PNG would be too long on its way. */
const MAX_PNG_PIXELS = 4_000_000

/**
 * A part of a picture with all of its pixels, as a file.
 * @param picture loaded; a browser draws it upright, whatever a camera wrote about its side
 * @throws Error when the browser has no room for it
 */
export const cutPicture = async (
  picture: HTMLImageElement,
  { x, y, width, height }: Rect,
  name: string,
): Promise<File> => {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('there is no canvas')
  pen.drawImage(picture, x, y, width, height, 0, 0, width, height)
  const type = width * height <= MAX_PNG_PIXELS ? 'image/png' : 'image/jpeg'
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, type, JPEG_QUALITY),
  )
  if (!blob) throw new Error('the canvas gave nothing')
  return new File([blob], name, { type })
}
