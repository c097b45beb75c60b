import { db } from '@/lib/db/client'
import type { EndedTask } from '@/lib/tasks/end-notice'

/** Some of a member's own tasks in a workspace that they still belong to. */
export const listOwnTasks = async (
  { userId, workspaceId }: { userId: string; workspaceId: string },
  ids: string[],
): Promise<EndedTask[]> => {
  const rows = await db().task.findMany({
    where: {
      id: { in: ids },
      userId,
      workspaceId,
      workspace: { memberships: { some: { userId } } },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      state: true,
      takeNumber: true,
      project: { select: { name: true } },
      shot: { select: { number: true } },
      workspace: { select: { slug: true } },
    },
  })
  return rows.map(({ project, shot, workspace, ...task }) => ({
    ...task,
    projectName: project.name,
    shotNumber: shot.number,
    slug: workspace.slug,
  }))
}
