import 'server-only'
import { AppError } from '@/lib/errors'
import { type Said, say } from '@/lib/intl/said'
import { listBoxes } from '@/lib/media/mp4-boxes'
import { withReadAt } from '@/lib/media/read-at'

/** A film of seconds has an index of some kilobytes; a reader must never be fed a huge one. */
const MAX_INDEX_BYTES = 16 * 1024 * 1024

/** Why a file is not a whole MP4 or MOV file. */
export class Mp4Error extends AppError {
  constructor(
    readonly problem: 'not_a_video' | 'incomplete',
    said: Said,
  ) {
    super('unsupported', said)
    this.name = 'Mp4Error'
  }
}

/**
 * Checks that a file is one whole MP4 or MOV: it begins with `ftyp`, its boxes fill it to the last
 * byte, and the index (`moov`) and the media (`mdat`) are both there. A download that was cut
 * anywhere fails this. Whether the picture can be decoded is not looked at.
 * @throws Mp4Error
 */
export const verifyMp4 = (path: string): Promise<void> =>
  withReadAt(path, async (readAt, sizeBytes) => {
    const { boxes, state } = await listBoxes(readAt, 0, sizeBytes)
    const isVideo = boxes[0]?.type === 'ftyp' || (state === 'cut' && (await startsWithFtyp(readAt)))
    if (!isVideo || state === 'ragged') {
      throw new Mp4Error('not_a_video', say('errors.media.notMp4'))
    }
    if (state === 'cut') {
      throw new Mp4Error('incomplete', say('errors.media.videoCutOff'))
    }
    const index = boxes.find(({ type }) => type === 'moov')
    if (!index || !boxes.some(({ type }) => type === 'mdat')) {
      const missing = index ? 'pictures' : 'index'
      throw new Mp4Error('incomplete', say('errors.media.videoIncomplete', { missing }))
    }
    if (index.end - index.start > MAX_INDEX_BYTES) {
      throw new Mp4Error('not_a_video', say('errors.media.indexHuge'))
    }
  })

const startsWithFtyp = async (readAt: (at: number, length: number) => Promise<Uint8Array>) =>
  Buffer.from(await readAt(4, 4)).toString('latin1') === 'ftyp'
