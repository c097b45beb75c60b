import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** Two halves, red above and blue below, as raw pixels. */
export const twoHalves = (width: number, height: number): Sharp => {
  const data = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y += 1) {
    const colour = y < height / 2 ? [255, 0, 0] : [0, 0, 255]
    for (let x = 0; x < width; x += 1) data.set(colour, (y * width + x) * 3)
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
}

/** Noise, which no format makes small. */
export const noise = (width: number, height: number): Sharp =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })

/** A black PNG of one bit a pixel: kilobytes that unpack to any size. */
export const flatPng = (width: number, height: number): Uint8Array => {
  const chunk = (type: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
    return Buffer.concat([uint32(content.length), body, uint32(crc32(body))])
  }
  const uint32 = (value: number) => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(value)
    return bytes
  }
  const header = Buffer.concat([uint32(width), uint32(height), Buffer.from([1, 0, 0, 0, 0])])
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height))
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', header),
      chunk('IDAT', rows),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

// zlib's own crc32 came with Node 22.
const crc32 = (bytes: Uint8Array): number => {
  let crc = -1
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ -1) >>> 0
}

/** What a telephone writes into a photograph: where it was taken, and that it lies on its side. */
export const photographMetadata = {
  IFD0: { Make: 'Camera', Model: 'Secret', Copyright: 'Nobody' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '41/1 0/1 0/1', GPSLongitudeRef: 'E' },
}

/** The mean colour of a part of a picture, as [red, green, blue]. */
export const colourAt = async (
  picture: Uint8Array,
  part: { left: number; top: number; width: number; height: number },
): Promise<number[]> => {
  const { channels } = await sharp(
    await sharp(picture).removeAlpha().extract(part).png().toBuffer(),
  ).stats()
  return channels.map(({ mean }) => Math.round(mean))
}
