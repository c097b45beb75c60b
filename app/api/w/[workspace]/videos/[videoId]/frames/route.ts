import { z } from 'zod'
import { localeOfHeaders } from '@/lib/auth/request-locale'
import { idSchema } from '@/lib/id'
import { formatFor } from '@/lib/intl/format'
import { speakerOf } from '@/lib/intl/translate'
import { parseInput } from '@/lib/parse-input'
import { ok } from '@/lib/result'
import { memberRoute, readJson } from '@/lib/route'
import { frameChoiceSchema } from '@/lib/videos/frame-choice'
import { frameName } from '@/lib/videos/frame-name'
import { takeFrames } from '@/lib/videos/take-frames'

// Decoding up to the last frame of a long film, twice.
export const maxDuration = 120

const body = z.object({
  /** Frames of this video, or of another one of the workspace; for a bridge, one of each. */
  frames: z
    .array(z.strictObject({ frame: frameChoiceSchema, videoId: idSchema.optional() }))
    .min(1)
    .max(2),
})

/** Makes frames of videos inputs, and answers with them in the order in which they were asked. */
export const POST = memberRoute<{ videoId: string }>(
  { permission: 'inputs:write' },
  async ({ scope, request, params }) => {
    const { frames } = parseInput(body, await readJson(request))
    const locale = await localeOfHeaders(request.headers)
    const words = { speak: speakerOf(locale), format: formatFor(locale) }
    const inputs = await takeFrames(
      scope,
      frames.map(({ frame, videoId = params.videoId }) => ({ videoId, frame })),
      (taken) => frameName(taken, words),
    )
    return Response.json(ok({ inputs }), { status: 201 })
  },
)
