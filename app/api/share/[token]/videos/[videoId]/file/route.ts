import { shareRoute } from '@/app/api/share/share-route'
import { serveSharedVideo } from '@/lib/share/serve-shared'

const serve = shareRoute<{ videoId: string }>(({ link, request, params }) =>
  serveSharedVideo(request, link, params.videoId),
)

export { serve as GET, serve as HEAD }
