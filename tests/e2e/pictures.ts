import { randomBytes } from 'node:crypto'
import sharp from 'sharp'

/** A picture of one colour as a file field takes it; another size or colour is another file. */
export const png = async (
  name: string,
  { width = 640, height = 360, colour = '#446688' } = {},
): Promise<{ name: string; mimeType: string; buffer: Buffer }> => ({
  name,
  mimeType: 'image/png',
  buffer: await sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer(),
})

/** A picture of two megabytes: it is a while on its way. */
export const noise = async (name: string) => {
  const raw = { width: 1000, height: 700, channels: 3 } as const
  const buffer = await sharp(randomBytes(1000 * 700 * 3), { raw })
    .png()
    .toBuffer()
  return { name, mimeType: 'image/png', buffer }
}
