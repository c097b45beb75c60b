import 'server-only'
import sharp from 'sharp'
import { AppError } from '@/lib/errors'
import { videoLengthProblem } from '@/lib/media/input-limits'
import { makePoster } from '@/lib/media/make-poster'
import { thumbnailOf } from '@/lib/media/prepare-image'
import type { PreparedInput } from '@/lib/media/prepared-input'
import { probeVideo } from '@/lib/media/probe-video'
import { removeVideoTags } from '@/lib/media/remove-video-tags'

/**
 * Checks an uploaded video, which goes to the provider as it is but for its tags (a telephone
 * writes down where it was filmed): those are blanked in the file at `path`.
 * @throws AppError unsupported, invalid (with the rule and what was found)
 */
export const prepareVideo = async (path: string): Promise<PreparedInput> => {
  const facts = await probeVideo(path)
  const problem = videoLengthProblem(facts.durationSeconds)
  if (problem) throw new AppError('invalid', problem)
  await removeVideoTags(path)
  // Also the proof that its picture can be decoded.
  const poster = await makePoster(path)
  return {
    content: path,
    contentType: facts.container === 'mov' ? 'video/quicktime' : 'video/mp4',
    width: facts.width,
    height: facts.height,
    durationSeconds: facts.durationSeconds,
    thumbnail: await thumbnailOf(sharp(poster.webp)),
  }
}
