import { refuseLink } from '@/lib/media/refuse-link'
import { serveLinkedInput } from '@/lib/media/serve-input'
import { checkLink } from '@/lib/media/signed-link'
import { errorResponse } from '@/lib/route'
import { serveLinkedVideo } from '@/lib/videos/serve-video'

const serve = async (
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> => {
  try {
    const link = checkLink((await params).token, new Date())
    if (link.state !== 'valid') return refuseLink(link.state)
    const serveLinked = link.kind === 'video' ? serveLinkedVideo : serveLinkedInput
    return await serveLinked(request, link.id)
  } catch (error) {
    return errorResponse(error, request)
  }
}

export { serve as GET, serve as HEAD }
