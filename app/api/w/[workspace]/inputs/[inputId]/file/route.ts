import { serveInput } from '@/lib/media/serve-input'
import { memberRoute } from '@/lib/route'

const serve = memberRoute<{ inputId: string }>(
  { permission: 'workspace:read' },
  ({ scope, request, params }) =>
    serveInput(request, { workspaceId: scope.workspaceId, inputId: params.inputId }, 'file'),
)

export { serve as GET, serve as HEAD }
