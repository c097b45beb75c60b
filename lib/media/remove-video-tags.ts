import 'server-only'
import { type FileHandle, open } from 'node:fs/promises'
import { type Box, listBoxes, type ReadAt } from '@/lib/media/mp4-boxes'

const CONTAINERS = ['moov', 'trak']
const TAGS = ['udta', 'meta']
/** The box that holds an XMP document. */
const XMP = 'be7acfcb97a942e89c71999491e3afac'

/**
 * Blanks the tags of a whole MP4 or MOV in place: each of their boxes becomes a `free` one of the
 * same size, filled with zeros, so nothing else moves. Picture and sound are not touched.
 */
export const removeVideoTags = async (path: string): Promise<void> => {
  const handle = await open(path, 'r+')
  try {
    const { size } = await handle.stat()
    await blankTags(handle, 0, size)
  } finally {
    await handle.close()
  }
}

const blankTags = async (handle: FileHandle, start: number, end: number): Promise<void> => {
  const readAt: ReadAt = async (position, length) => {
    const bytes = new Uint8Array(length)
    const { bytesRead } = await handle.read(bytes, 0, length, position)
    return bytes.subarray(0, bytesRead)
  }
  const { boxes } = await listBoxes(readAt, start, end)
  for (const box of boxes) {
    if (CONTAINERS.includes(box.type)) await blankTags(handle, box.contentStart, box.end)
    else if (TAGS.includes(box.type) || (await isXmp(box, readAt))) await blank(handle, box)
  }
}

const isXmp = async (box: Box, readAt: ReadAt): Promise<boolean> =>
  box.type === 'uuid' && Buffer.from(await readAt(box.contentStart, 16)).toString('hex') === XMP

const ZEROS = new Uint8Array(256 * 1024)

const blank = async (handle: FileHandle, box: Box): Promise<void> => {
  await handle.write(Buffer.from('free'), 0, 4, box.start + 4)
  for (let position = box.contentStart; position < box.end; position += ZEROS.length) {
    await handle.write(ZEROS, 0, Math.min(ZEROS.length, box.end - position), position)
  }
}
