import { localeOfHeaders } from '@/lib/auth/request-locale'
import { say } from '@/lib/intl/said'
import { speakerOf } from '@/lib/intl/translate'
import { ok } from '@/lib/result'
import { memberRoute } from '@/lib/route'
import { takeVideo } from '@/lib/videos/take-video'
import { videoTitle } from '@/lib/videos/video-title'

/** Makes the video an input of its own. */
export const POST = memberRoute<{ videoId: string }>(
  { permission: 'inputs:write' },
  async ({ scope, request, params }) => {
    const speak = speakerOf(await localeOfHeaders(request.headers))
    const input = await takeVideo(scope, params.videoId, ({ prompt, takeNumber }) => {
      const title = videoTitle(prompt, speak(say('videos.untitled'))).replace(/[/\\]/g, ' ')
      return speak(say('frames.lineage.name', { title, take: takeNumber }))
    })
    return Response.json(ok(input), { status: 201 })
  },
)
