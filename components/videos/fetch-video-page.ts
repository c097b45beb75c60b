import type { Result } from '@/lib/result'
import type { VideoPage } from '@/lib/videos/video-view'

/**
 * Reads one page of the gallery. Throws an Error whose message can be shown.
 * @param unreachable what to say when no answer comes
 */
export const fetchVideoPage = async (address: string, unreachable: string): Promise<VideoPage> => {
  let answer: Result<VideoPage>
  try {
    const response = await fetch(address, { headers: { accept: 'application/json' } })
    answer = await response.json()
  } catch (cause) {
    throw new Error(unreachable, { cause })
  }
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.data
}
