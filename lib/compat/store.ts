import type { StatusFacts } from '@/lib/compat/to-status'
import { db } from '@/lib/db/client'

/** A task of one project with its video; null for one that is unknown or somewhere else's. */
export const findStatusFacts = async (
  { workspaceId, projectId }: { workspaceId: string; projectId: string },
  id: string,
): Promise<(StatusFacts & { videoId: string | null }) | null> => {
  const row = await db().task.findFirst({
    where: { id, workspaceId, projectId },
    select: {
      id: true,
      type: true,
      state: true,
      prompt: true,
      settings: true,
      priceCredits: true,
      billedCredits: true,
      note: true,
      createdAt: true,
      video: { select: { id: true } },
    },
  })
  if (!row) return null
  const { video, ...task } = row
  // Json and the type come out of Prisma untyped; they were written as these.
  return { ...(task as unknown as StatusFacts), videoId: video?.id ?? null }
}
