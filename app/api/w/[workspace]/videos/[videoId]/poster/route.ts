import { memberRoute } from '@/lib/route'
import { serveVideoPart } from '@/lib/videos/serve-video'

/** With `size=small`, the smaller one. */
const serve = memberRoute<{ videoId: string }>(
  { permission: 'workspace:read' },
  ({ scope, request, params }) => {
    const isSmall = new URL(request.url).searchParams.get('size') === 'small'
    return serveVideoPart(scope, params.videoId, request, isSmall ? 'posterSmall' : 'poster')
  },
)

export { serve as GET, serve as HEAD }
