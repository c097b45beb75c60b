/** Builds boxes of an MP4 by hand, so that they can lie. */
export const box = (type: string, ...parts: Uint8Array[]): Uint8Array => {
  const content = Buffer.concat(parts)
  const header = Buffer.alloc(8)
  header.writeUInt32BE(8 + content.length, 0)
  header.write(type, 4, 'latin1')
  return new Uint8Array(Buffer.concat([header, content]))
}

export const uint32 = (...values: number[]): Uint8Array => {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => {
    bytes.writeUInt32BE(value, index * 4)
  })
  return new Uint8Array(bytes)
}

export const ftyp = (brand = 'isom') =>
  box('ftyp', Buffer.from(brand, 'latin1'), uint32(512), Buffer.from('isomavc1', 'latin1'))

/** The same video with the content of each box of a type replaced by what `change` makes of it. */
export const changeBox = (
  video: Uint8Array,
  type: string,
  change: (content: Uint8Array) => Uint8Array,
): Uint8Array => {
  const containers = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts', 'udta']
  const bytes = Buffer.from(video)
  const parts: Uint8Array[] = []
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    const content = new Uint8Array(bytes.subarray(at + 8, at + size))
    const inside = containers.includes(name) ? changeBox(content, type, change) : content
    parts.push(box(name, name === type ? change(inside) : inside))
    at += size
  }
  return new Uint8Array(Buffer.concat(parts))
}

/** The bits of H.264: numbers of a fixed length, and Exp-Golomb. */
const bitsOf = (value: number, length: number) => value.toString(2).padStart(length, '0')
const golomb = (value: number) => bitsOf(value + 1, 2 * Math.floor(Math.log2(value + 1)) + 1)

/** What a decoder is told before the first frame: a square picture of so many pixels. */
const parameterSet = (pixels: number): Uint8Array => {
  const blocks = golomb(Math.ceil(pixels / 16) - 1)
  const head = [0, 0, 2, 1].map(golomb).join('')
  const bits = `${head}0${blocks}${blocks}11001`
  const bytes = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? []
  return Uint8Array.of(0x67, 66, 0, 62, ...bytes.map((byte) => Number.parseInt(byte, 2)))
}

/** The same film, whose index and whose stream claim a picture of so many pixels each way. */
export const claimPixels = (video: Uint8Array, pixels: number): Uint8Array =>
  changeBox(video, 'stsd', (content) => {
    const old = Buffer.from(content)
    const avcC = old.indexOf('avcC') - 4
    const entry = Buffer.from(old.subarray(16, avcC))
    entry.writeUInt16BE(Math.min(pixels, 65_535), 24)
    entry.writeUInt16BE(Math.min(pixels, 65_535), 26)
    const setLength = old.readUInt16BE(avcC + 14)
    const after = old.subarray(avcC + 16 + setLength, avcC + old.readUInt32BE(avcC))
    const set = parameterSet(pixels)
    const config = box(
      'avcC',
      Uint8Array.of(1, 66, 0, 62),
      old.subarray(avcC + 12, avcC + 14),
      Uint8Array.of(0, set.length),
      set,
      after,
    )
    return new Uint8Array(Buffer.concat([old.subarray(0, 8), box('avc1', entry, config)]))
  })
