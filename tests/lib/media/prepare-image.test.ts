import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { type ImageFormat, readSignature } from '@/lib/media/file-signature'
import { prepareImage } from '@/lib/media/prepare-image'
import { colourAt, flatPng, noise, photographMetadata, twoHalves } from './sample-image'
import { openFilesUnder } from './stored'
import { useDataDir } from './with-data-dir'

const data = useDataDir()
let count = 0

/** As an upload goes: a file of any name, judged by its bytes. */
const prepare = async (image: Sharp | Uint8Array) => {
  const bytes = image instanceof Uint8Array ? image : new Uint8Array(await image.toBuffer())
  count += 1
  const path = join(data.path(), `image-${count}`)
  await writeFile(path, bytes)
  const { content, ...rest } = await prepareImage(path, formatOf(bytes))
  if (typeof content === 'string') throw new Error('not in memory')
  return { ...rest, content, metadata: await sharp(content).metadata() }
}

const formatOf = (bytes: Uint8Array): ImageFormat => {
  const signature = readSignature(bytes)
  if (signature.kind !== 'image') throw new Error(`a ${signature.kind}`)
  return signature.format
}

describe('prepareImage', () => {
  it.each([
    ['jpeg', (image: Sharp) => image.jpeg(), 'image/jpeg'],
    ['png', (image: Sharp) => image.png(), 'image/png'],
    ['webp', (image: Sharp) => image.webp(), 'image/jpeg'],
    ['avif', (image: Sharp) => image.avif({ effort: 0 }), 'image/jpeg'],
  ])('takes %s', async (_, encode, contentType) => {
    const made = await prepare(encode(twoHalves(600, 400)))
    expect(made).toMatchObject({ contentType, width: 600, height: 400, durationSeconds: null })
    expect(contentType).toBe(`image/${made.metadata.format}`)
    const [red = 0, , blue = 255] = await colourAt(made.content, {
      left: 100,
      top: 50,
      width: 9,
      height: 9,
    })
    expect(red).toBeGreaterThan(230)
    expect(blue).toBeLessThan(30)
    expect(await sharp(made.thumbnail).metadata()).toMatchObject({
      format: 'webp',
      width: 480,
      height: 320,
    })
    expect(openFilesUnder(data.path())).toBe(0)
  })

  it('turns a photograph upright, and drops everything that the camera wrote', async () => {
    const photograph = twoHalves(600, 400)
      .withExif(photographMetadata)
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret/></x:xmpmeta>')
      .keepIccProfile()
      .withMetadata({ orientation: 6 })
      .jpeg()
    const before = await sharp(await photograph.toBuffer()).metadata()
    expect(before).toMatchObject({ orientation: 6, exif: expect.anything() })
    const made = await prepare(photograph)
    expect(made).toMatchObject({ width: 400, height: 600 })
    expect(made.metadata).toMatchObject({ width: 400, height: 600 })
    for (const part of ['exif', 'xmp', 'iptc', 'icc', 'orientation', 'comments'] as const) {
      expect(made.metadata[part], part).toBeUndefined()
    }
    expect(Buffer.from(made.content).includes('Secret')).toBe(false)
    expect((await sharp(made.thumbnail).metadata()).exif).toBeUndefined()
    // A quarter turn clockwise: what was above stands on the right.
    const [right] = await colourAt(made.content, { left: 350, top: 300, width: 9, height: 9 })
    const [left] = await colourAt(made.content, { left: 50, top: 300, width: 9, height: 9 })
    expect([right, left].map((red) => (red ?? 0) > 128)).toEqual([true, false])
  })

  it('judges the size of a photograph as it is shown', async () => {
    const tall = twoHalves(700, 300).withMetadata({ orientation: 6 }).jpeg()
    expect(await prepare(tall)).toMatchObject({ width: 300, height: 700 })
    await expect(
      prepare(twoHalves(900, 280).withMetadata({ orientation: 6 }).jpeg()),
    ).rejects.toThrow('Images must be at least 300 pixels on each side; this one is 280 × 900.')
    await expect(prepare(twoHalves(1600, 400).png())).rejects.toThrow('1600 × 400')
  })

  it('brings a photograph of more than 10 MB below it, at full size when that can be', async () => {
    const photograph = await noise(2400, 2000)
      .jpeg({ quality: 99, chromaSubsampling: '4:4:4' })
      .toBuffer()
    expect(photograph.length).toBeGreaterThan(10_000_000)
    const made = await prepare(new Uint8Array(photograph))
    expect(made.content.length).toBeLessThanOrEqual(10_000_000)
    expect(made).toMatchObject({ contentType: 'image/jpeg', width: 2400, height: 2000 })
  })

  it('makes a huge one smaller', async () => {
    const made = await prepare(twoHalves(6000, 4000).jpeg())
    expect(made).toMatchObject({ width: 4096, height: 2731 })
  })

  it('gives up exactness for a PNG that would be too large', async () => {
    const made = await prepare(noise(2400, 2000).png({ compressionLevel: 1 }))
    expect(made.contentType).toBe('image/jpeg')
    expect(made.content.length).toBeLessThanOrEqual(10_000_000)
  })

  it('keeps transparent parts, whatever they came in', async () => {
    const glass = sharp({
      create: {
        width: 400,
        height: 400,
        channels: 4,
        background: { r: 255, g: 0, b: 0, alpha: 0.5 },
      },
    })
    for (const image of [glass.clone().png(), glass.clone().webp()]) {
      const made = await prepare(image)
      expect(made.contentType).toBe('image/png')
      expect(made.metadata.hasAlpha).toBe(true)
    }
  })

  it('drops a transparency that nothing uses', async () => {
    const opaque = sharp({
      create: { width: 400, height: 400, channels: 4, background: '#ff0000ff' },
    })
    expect((await prepare(opaque.clone().png())).metadata.hasAlpha).toBe(false)
    expect((await prepare(opaque.clone().webp())).contentType).toBe('image/jpeg')
  })

  it.each([
    ['grey', () => twoHalves(400, 400).greyscale().jpeg()],
    ['grey PNG', () => twoHalves(400, 400).toColourspace('b-w').png()],
    ['16 bits', () => twoHalves(400, 400).toColourspace('rgb16').png()],
    ['CMYK', () => twoHalves(400, 400).toColourspace('cmyk').jpeg()],
    ['a palette', () => twoHalves(400, 400).png({ palette: true })],
    ['another profile', () => twoHalves(400, 400).withIccProfile('p3').jpeg()],
  ])('makes sRGB of %s', async (_, image) => {
    const { metadata } = await prepare(image())
    expect(metadata).toMatchObject({ space: 'srgb', channels: 3, depth: 'uchar' })
  })

  it.each(['jpeg', 'png', 'webp'] as const)('refuses a truncated %s', async (format) => {
    const bytes = await noise(800, 600).toFormat(format).toBuffer()
    for (const share of [0.02, 0.5, 0.97]) {
      const cut = new Uint8Array(bytes.subarray(0, Math.floor(bytes.length * share)))
      await expect(prepare(cut), `${share}`).rejects.toMatchObject({
        code: 'unsupported',
        message: 'This image cannot be read: it is damaged or cut off.',
      })
    }
  })

  it('refuses a picture that unpacks to more than a machine should hold', async () => {
    const header = Buffer.from(
      '89504e470d0a1a0a0000000d49484452000186a0000186a0080200000000000000',
      'hex',
    )
    await expect(prepare(new Uint8Array(header))).rejects.toMatchObject({
      code: expect.any(String),
    })
    const bomb = flatPng(15_000, 10_000)
    const startedAt = performance.now()
    expect(bomb.length).toBeLessThan(1_000_000)
    await expect(prepare(bomb)).rejects.toThrow(
      'Images may have at most 120 million pixels; this one is 15000 × 10000.',
    )
    expect(performance.now() - startedAt).toBeLessThan(20_000)
  })

  it('refuses a moving picture', async () => {
    const raw = { width: 400, height: 800, channels: 3, pageHeight: 400 } as const
    const two = sharp(await twoHalves(400, 800).toBuffer(), { raw })
    const frames = await two.webp({ delay: [100, 100] }).toBuffer()
    await expect(prepare(new Uint8Array(frames))).rejects.toThrow('A moving image cannot be used.')
  })

  it('says what to do with HEIC', async () => {
    const brand = Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from('ftypheic\0\0\0\0mif1heic'),
    ])
    await expect(
      prepare(new Uint8Array(Buffer.concat([brand, Buffer.alloc(600)]))),
    ).rejects.toThrow('HEIC photographs cannot be read here. Save it as JPEG and add that.')
  })

  it('strips what hides behind the picture', async () => {
    const jpeg = await twoHalves(400, 400).jpeg().toBuffer()
    const made = await prepare(
      new Uint8Array(Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>')])),
    )
    expect(Buffer.from(made.content).includes('<script>')).toBe(false)
  })
})
