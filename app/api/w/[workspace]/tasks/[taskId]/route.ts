import { AppError } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import { ok } from '@/lib/result'
import { memberRoute } from '@/lib/route'
import { readTaskDetail } from '@/lib/tasks/read-task-detail'

/** All about one task, with the provider's own words for those who decide about it. */
export const GET = memberRoute<{ taskId: string }>(
  { permission: 'workspace:read' },
  async ({ scope, params }) => {
    const task = await readTaskDetail(scope, params.taskId)
    if (!task) throw new AppError('not_found', say('errors.tasks.gone'))
    return Response.json(ok(task), { headers: { 'cache-control': 'private, no-store' } })
  },
)
