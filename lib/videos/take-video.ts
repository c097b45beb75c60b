import 'server-only'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { videoLengthProblem } from '@/lib/media/input-limits'
import { type InputView, toInputView } from '@/lib/media/input-view'
import { receiveInput } from '@/lib/media/receive-input'
import { storage } from '@/lib/media/storage'
import { findVideoInput } from '@/lib/media/store'
import { findVideo } from '@/lib/videos/store'
import type { WorkspaceScope } from '@/lib/workspaces/access'

/**
 * Makes a whole video an input, so that it can be edited or referred to: judged and prepared like
 * an upload, since the provider may refuse as an input what it has made itself. The same video asked
 * again is the same input, as long as nobody removed it.
 * @throws AppError not_found, invalid (with the rule and what was found), storage_full
 */
export const takeVideo = async (
  scope: WorkspaceScope,
  videoId: string,
  nameVideo: (video: { prompt: string; takeNumber: number }) => string,
): Promise<InputView> => {
  const video = await findVideo(scope.workspaceId, videoId)
  if (!video || video.purgedAt) throw new AppError('not_found', say('errors.frames.noVideo'))
  const problem = videoLengthProblem(video.durationSeconds)
  if (problem) throw new AppError('invalid', problem)
  const known = await findVideoInput({ workspaceId: scope.workspaceId, fromVideoId: video.id })
  if (known) return toInputView(known, scope.slug)
  const { stream, sizeBytes } = await storage().open(video.storageKey)
  return receiveInput({
    workspace: scope,
    userId: scope.userId,
    name: nameVideo(video),
    body: stream,
    declaredLength: sizeBytes,
    fromVideoId: video.id,
  })
}
