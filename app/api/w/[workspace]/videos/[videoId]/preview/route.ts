import { memberRoute } from '@/lib/route'
import { serveVideoPart } from '@/lib/videos/serve-video'

const serve = memberRoute<{ videoId: string }>(
  { permission: 'workspace:read' },
  ({ scope, request, params }) => serveVideoPart(scope, params.videoId, request, 'preview'),
)

export { serve as GET, serve as HEAD }
