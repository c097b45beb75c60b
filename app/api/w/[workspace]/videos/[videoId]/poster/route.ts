import { memberRoute } from '@/lib/route'
import { servePoster } from '@/lib/videos/serve-video'

const serve = memberRoute<{ videoId: string }>(
  { permission: 'workspace:read' },
  ({ scope, request, params }) => servePoster(scope, params.videoId, request),
)

export { serve as GET, serve as HEAD }
