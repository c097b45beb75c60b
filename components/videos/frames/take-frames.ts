import type { InputView } from '@/lib/media/input-view'
import type { Result } from '@/lib/result'
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
 * input however often it is asked for. Throws an Error whose message can be shown.
 * @param unreachable what to say when no answer comes
 */
export const takeFrames = async (asked: Asked, unreachable: string): Promise<InputView[]> => {
  const { workspace, videoId, frames } = asked
  let answer: Result<{ inputs: InputView[] }>
  try {
    const path = `/api/w/${encodeURIComponent(workspace)}/videos/${encodeURIComponent(videoId)}`
    const response = await fetch(`${path}/frames`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ frames }),
    })
    answer = await response.json()
  } catch (cause) {
    throw new Error(unreachable, { cause })
  }
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.data.inputs
}

/**
 * One frame of a video as an input, for a slot that a tile was dropped on. Throws an Error whose
 * message can be shown.
 * @param unreachable what to say when no answer comes
 */
export const frameOfVideo = async (
  workspace: string,
  videoId: string,
  which: FrameChoice,
  unreachable: string,
): Promise<InputView> => {
  const [input] = await takeFrames({ workspace, videoId, frames: [{ frame: which }] }, unreachable)
  if (!input) throw new Error(unreachable)
  return input
}
