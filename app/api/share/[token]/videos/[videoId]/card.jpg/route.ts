import { shareRoute } from '@/app/api/share/share-route'
import { serveSharedCard } from '@/lib/share/serve-card'

const serve = shareRoute<{ videoId: string }>(({ link, request, params }) =>
  serveSharedCard(request, link, params.videoId),
)

export { serve as GET, serve as HEAD }
