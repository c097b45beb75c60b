import 'server-only'
import { rm, writeFile } from 'node:fs/promises'
import { inTransaction } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { storageError } from '@/lib/media/disk-storage'
import { extractFrame } from '@/lib/media/extract-frame'
import { type InputView, toInputView } from '@/lib/media/input-view'
import { prepareImage } from '@/lib/media/prepare-image'
import type { PreparedInput } from '@/lib/media/prepared-input'
import { storage } from '@/lib/media/storage'
import { storePrepared } from '@/lib/media/store-prepared'
import { type FrameChoice, frameNumberOf } from '@/lib/videos/frame-choice'
import { createFrameInput, findFrameInput } from '@/lib/videos/frame-store'
import { findVideo, type VideoRow } from '@/lib/videos/store'
import { lastFrameOf, secondsOfFrame, startOfFrame } from '@/lib/videos/timecode'
import type { WorkspaceScope } from '@/lib/workspaces/access'

export type FrameWanted = { videoId: string; frame: FrameChoice }

/** What a frame is called among the inputs. */
export type NameFrame = (frame: { prompt: string; takeNumber: number; seconds: number }) => string

/**
 * Makes frames of videos inputs, in the order in which they are asked for: exactly these frames, with
 * all their pixels. The same frame asked again is the same input, as long as nobody removed it.
 * @throws AppError not_found (a video that is not here), invalid (a frame that it does not have,
 *   or one that the provider would not take), unsupported (it cannot be decoded), storage_full
 */
export const takeFrames = async (
  scope: WorkspaceScope,
  wanted: FrameWanted[],
  nameFrame: NameFrame,
): Promise<InputView[]> => {
  // Nothing is made before all of them are known to be there.
  const found = await Promise.all(wanted.map((frame) => findFrame(scope, frame)))
  return Promise.all(found.map((frame) => makeInput(scope, frame, nameFrame)))
}

type FoundFrame = { video: VideoRow; number: number }

const findFrame = async (
  scope: WorkspaceScope,
  { videoId, frame }: FrameWanted,
): Promise<FoundFrame> => {
  const video = await findVideo(scope.workspaceId, videoId)
  if (!video || video.purgedAt) throw noVideo()
  const number = frameNumberOf(frame, video)
  if (number === null) {
    const count = lastFrameOf(video) + 1
    throw new AppError('invalid', say('errors.frames.beyondEnd', { count }))
  }
  return { video, number }
}

const makeInput = async (
  scope: WorkspaceScope,
  { video, number }: FoundFrame,
  nameFrame: NameFrame,
): Promise<InputView> => {
  const place = {
    workspaceId: scope.workspaceId,
    fromVideoId: video.id,
    fromSeconds: startOfFrame(number, video.framesPerSecond),
  }
  const known = await findFrameInput(place)
  if (known) return toInputView(known, scope.slug)

  // The bytes first: a row never names what is not there, and bytes without a row do no harm.
  const stored = await storePrepared(await prepareFrame({ video, number }))
  const { prompt, takeNumber } = video
  const name = nameFrame({ prompt, takeNumber, seconds: place.fromSeconds })
  const row = { ...stored, ...place, userId: scope.userId, kind: 'image' as const, name }
  const input = await inTransaction((tx) => createFrameInput(tx, row))
  if (!input) throw noVideo()
  return toInputView(input, scope.slug)
}

const noVideo = () => new AppError('not_found', say('errors.frames.noVideo'))

const prepareFrame = ({ video, number }: FoundFrame): Promise<PreparedInput> =>
  storage().withFile(video.storageKey, async (film) => {
    const isLast = number === lastFrameOf(video)
    const at = isLast ? 'last' : secondsOfFrame(number, video.framesPerSecond)
    const png = await extractFrame(film, at)
    const path = storage().temporaryPath()
    try {
      await writeFile(path, png).catch((error) => Promise.reject(storageError(error)))
      return await prepareImage(path, 'png')
    } finally {
      await rm(path, { force: true })
    }
  })
