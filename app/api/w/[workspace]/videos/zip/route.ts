import { localeOfHeaders } from '@/lib/auth/request-locale'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { speakerOf } from '@/lib/intl/translate'
import { memberRoute } from '@/lib/route'
import { MOST_FOUND } from '@/lib/videos/found-video'
import { zippedIds } from '@/lib/videos/many-ids'
import { zipVideos } from '@/lib/videos/zip-videos'

/** Seconds, where the host has a limit: as long as it lets a download take. */
export const maxDuration = 300

const refused = (cause: unknown) =>
  new AppError('invalid', say('errors.videos.zipSome', { most: MOST_FOUND }), { cause })

/** `id`, once for each video: of the address, or of a form, which a browser saves the answer of. */
const idsOf = async (request: Request): Promise<FormDataEntryValue[]> => {
  if (request.method === 'GET') return new URL(request.url).searchParams.getAll('id')
  try {
    return (await request.formData()).getAll('id')
  } catch (cause) {
    throw refused(cause)
  }
}

// Whoever may watch a video may keep it: a viewer too.
const zip = memberRoute({ permission: 'workspace:read' }, async ({ scope, viewer, request }) => {
  const ids = zippedIds.safeParse(await idsOf(request))
  if (!ids.success) throw refused(ids.error)
  return zipVideos(scope, {
    ids: ids.data,
    by: viewer.displayName,
    address: `${env().appUrl}/w/${scope.slug}`,
    speak: speakerOf(await localeOfHeaders(request.headers)),
    signal: request.signal,
  })
})

export { zip as GET, zip as POST }
