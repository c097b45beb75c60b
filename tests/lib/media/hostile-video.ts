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
