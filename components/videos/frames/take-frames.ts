import { AskError, askStudio } from '@/components/ui/ask-studio'
import { say } from '@/lib/intl/said'
import type { InputView } from '@/lib/media/input-view'
import type { FrameChoice } from '@/lib/videos/frame-choice'

/** Under which a dragged tile carries the id of its video. */
export const DRAGGED_VIDEO = 'application/x-dailies-video'

export type FrameAsked = {
  frame: FrameChoice
  /** Another video than the one that is asked about; of the same workspace. */
  videoId?: string
}

type Asked = {
  /** The workspace's slug. */
  workspace: string
  videoId: string
  frames: [FrameAsked, ...FrameAsked[]]
}

/**
 * Makes one or two frames inputs, in the order in which they are named. The same frame is the same
 * input however often it is asked for. @throws AskError
 */
export const takeFrames = async ({ workspace, videoId, frames }: Asked): Promise<InputView[]> => {
  const path = `/api/w/${encodeURIComponent(workspace)}/videos/${encodeURIComponent(videoId)}`
  const { inputs } = await askStudio<{ inputs: InputView[] }>(`${path}/frames`, {
    method: 'POST',
    body: { frames },
  })
  return inputs
}

/** One frame of a video as an input, for a slot that a tile was dropped on. @throws AskError */
export const frameOfVideo = async (
  workspace: string,
  videoId: string,
  which: FrameChoice,
): Promise<InputView> => {
  const [input] = await takeFrames({ workspace, videoId, frames: [{ frame: which }] })
  if (!input) throw new AskError(say('ui.noAnswer'))
  return input
}
