import { localeOfHeaders } from '@/lib/auth/request-locale'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { speakerOf } from '@/lib/intl/translate'
import { EXPORT_FORMATS, exportReview } from '@/lib/review/export-review'
import { memberRoute } from '@/lib/route'

/** The comments as a file: `?format=csv|csv-tr|edl` */
export const GET = memberRoute<{ videoId: string }>(
  { permission: 'workspace:read' },
  async ({ scope, request, params }) => {
    const asked = new URL(request.url).searchParams.get('format')
    const format = EXPORT_FORMATS.find((one) => one === asked)
    if (!format) throw new AppError('invalid', say('errors.unreadable'))
    return exportReview(
      scope,
      params.videoId,
      format,
      speakerOf(await localeOfHeaders(request.headers)),
    )
  },
)
