import { inputsAddress } from '@/components/inputs/ask-inputs'
import { errorOf, readAnswer } from '@/components/inputs/send-file'
import { type Fetched, UploadError } from '@/components/inputs/upload-queue'
import { toldOf } from '@/components/ui/ask-studio'
import { frameOfVideo } from '@/components/videos/frames/take-frames'
import { say } from '@/lib/intl/said'
import type { InputView } from '@/lib/media/input-view'
import type { FrameChoice } from '@/lib/videos/frame-choice'

const ask = async (address: string, signal: AbortSignal, body?: unknown): Promise<InputView> => {
  let response: Response
  let text: string
  try {
    response = await fetch(address, {
      method: 'POST',
      signal,
      headers: { accept: 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    text = await response.text()
  } catch {
    throw new UploadError(say('inputs.unreachable'), { mayRetry: true })
  }
  const answer = readAnswer(text)
  if (answer?.ok) return answer.data
  throw errorOf(answer, response.status)
}

const lastPartOf = (address: string): string => {
  const { host, pathname } = new URL(address)
  return pathname.split('/').filter(Boolean).at(-1) ?? host
}

/** What lies at a public address. It is an address: see `checkMedia`. */
export const fromAddress = (workspace: string, address: string): Fetched => ({
  name: lastPartOf(address),
  address,
  fetch: (signal) => ask(inputsAddress(workspace, '/import'), signal, { address }),
})

type Frame = { videoId: string; which: FrameChoice; name: string }

/** One frame of a video of the gallery. */
export const fromFrame = (workspace: string, { videoId, which, name }: Frame): Fetched => ({
  name,
  fetch: () =>
    frameOfVideo(workspace, videoId, which).catch((error) => {
      throw new UploadError(toldOf(error), { mayRetry: true })
    }),
})

/** A whole video of the gallery. */
export const fromVideo = (workspace: string, videoId: string, name: string): Fetched => ({
  name,
  fetch: (signal) =>
    ask(
      `/api/w/${encodeURIComponent(workspace)}/videos/${encodeURIComponent(videoId)}/input`,
      signal,
    ),
})
