/**
 * The boxes of an ISO media file (MP4, MOV): just their names and places, never their content.
 * Sizes come from an untrusted file, so every one is checked against the space that is there.
 */

/** Reads exactly `length` bytes at `position`; fewer only at the end of the file. */
export type ReadAt = (position: number, length: number) => Promise<Uint8Array>

export type Box = {
  /** Four characters, Latin-1. */
  type: string
  start: number
  contentStart: number
  /** The byte after the last. */
  end: number
}

/** `ragged`: what stands there are no boxes. `cut`: the last box goes on beyond the end. */
export type BoxList = { boxes: Box[]; state: 'whole' | 'cut' | 'ragged' }

/** A fragmented file has two boxes for each fragment; more than this is no film of seconds. */
const MAX_BOXES = 4096

/** Lists the boxes that stand side by side from `start` to `end`. */
export const listBoxes = async (readAt: ReadAt, start: number, end: number): Promise<BoxList> => {
  const boxes: Box[] = []
  for (let position = start; position < end; ) {
    if (boxes.length === MAX_BOXES) return { boxes, state: 'ragged' }
    const box = readHeader(await readAt(position, Math.min(16, end - position)), position, end)
    if (typeof box === 'string') return { boxes, state: box }
    boxes.push(box)
    position = box.end
  }
  return { boxes, state: 'whole' }
}

const readHeader = (header: Uint8Array, start: number, limit: number): Box | 'cut' | 'ragged' => {
  if (header.length < 8) return 'cut'
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  const type = String.fromCharCode(...header.subarray(4, 8))
  if (!/^[\x20-\x7e\xa9][\x20-\x7e]{3}$/.test(type)) return 'ragged'
  let size = view.getUint32(0)
  let headerSize = 8
  // 1: the size stands in the eight bytes after the name. 0: the box goes to the end.
  if (size === 1) {
    if (header.length < 16) return 'cut'
    size = Number(view.getBigUint64(8))
    headerSize = 16
  } else if (size === 0) size = limit - start
  if (size < headerSize) return 'ragged'
  if (start + size > limit) return 'cut'
  return { type, start, contentStart: start + headerSize, end: start + size }
}
