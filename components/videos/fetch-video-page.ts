import { AppError } from '@/lib/errors'
import type { Result } from '@/lib/result'
import type { VideoPage } from '@/lib/videos/video-view'

/** Reads one page of the gallery. Throws AppError with words that can be shown. */
export const fetchVideoPage = async (address: string): Promise<VideoPage> => {
  let answer: Result<VideoPage>
  try {
    const response = await fetch(address, { headers: { accept: 'application/json' } })
    answer = await response.json()
  } catch (cause) {
    throw new AppError('unreachable', 'The gallery could not be reached.', { cause })
  }
  if (!answer.ok) throw new AppError(answer.error.code, answer.error.message)
  return answer.data
}
