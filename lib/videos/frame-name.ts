import type { Format } from '@/lib/intl/format'
import { say } from '@/lib/intl/said'
import type { Speak } from '@/lib/intl/translate'
import { cleanFileName } from '@/lib/media/file-name'
import { videoTitle } from '@/lib/videos/video-title'

/** What a frame is called among the inputs: "Lighthouse, take 2, 3.21 s", in its taker's language. */
export const frameName = (
  { prompt, takeNumber, seconds }: { prompt: string; takeNumber: number; seconds: number },
  { speak, format }: { speak: Speak; format: Format },
): string => {
  // A stroke would be read as the end of a path.
  const title = videoTitle(prompt, speak(say('videos.untitled'))).replace(/[/\\]/g, ' ')
  const values = { title, take: takeNumber, seconds: format.seconds(seconds) }
  const name = speak(say('frames.inputName', values))
  return cleanFileName(name, name)
}
