import { memberRoute } from '@/lib/route'
import { serveVideo } from '@/lib/videos/serve-video'

const serve = memberRoute<{ videoId: string }>(
  { permission: 'workspace:read' },
  ({ scope, request, params }) => serveVideo(scope, params.videoId, request),
)

export { serve as GET, serve as HEAD }
