import 'server-only'
import { env } from '@/lib/env'
import { countMonths } from '@/lib/videos/count-store'
import type { MonthCount } from '@/lib/videos/video-view'
import type { WorkspaceScope } from '@/lib/workspaces/access'

/** The months that have videos, newest first, in a time zone. */
export const readMonths = (scope: WorkspaceScope, timeZone: string): Promise<MonthCount[]> =>
  countMonths({ workspaceId: scope.workspaceId, providerMode: env().provider.mode }, timeZone)
