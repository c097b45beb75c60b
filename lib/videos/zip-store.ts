import { db } from '@/lib/db/client'
import type { ZippedVideo } from '@/lib/videos/zipped-video'

/**
 * Of a workspace and any provider mode, by project, shot and take. What is in the trash, gone or
 * another workspace's is left out.
 */
export const listToZip = async (workspaceId: string, ids: string[]): Promise<ZippedVideo[]> => {
  const rows: Ordered[] = []
  for (let from = 0; from < ids.length; from += PART) {
    rows.push(...(await listPart(workspaceId, ids.slice(from, from + PART))))
  }
  return rows.sort(inOrder)
}

/** A statement takes so many ids. */
const PART = 500

type Ordered = ZippedVideo & { place: bigint; project: { name: string; createdAt: Date } }

const inOrder = (a: Ordered, b: Ordered): number =>
  a.project.createdAt.getTime() - b.project.createdAt.getTime() ||
  a.shot.number - b.shot.number ||
  a.takeNumber - b.takeNumber ||
  Number(a.place - b.place)

const listPart = async (workspaceId: string, ids: string[]): Promise<Ordered[]> => {
  const rows = await db().video.findMany({
    where: { workspaceId, id: { in: ids }, trashedAt: null },
    select: {
      id: true,
      place: true,
      createdAt: true,
      providerMode: true,
      user: { select: { displayName: true } },
      project: { select: { name: true, createdAt: true } },
      shot: { select: { number: true, name: true } },
      takeNumber: true,
      type: true,
      prompt: true,
      settings: true,
      estimatedCredits: true,
      billedCredits: true,
      storageKey: true,
      sha256: true,
      sizeBytes: true,
      durationSeconds: true,
      width: true,
      height: true,
      framesPerSecond: true,
      hasAudio: true,
      choice: true,
      verdict: true,
    },
  })
  const decisions = await db().videoDecision.findMany({
    where: { workspaceId, videoId: { in: rows.map(({ id }) => id) } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    distinct: ['videoId', 'kind'],
    select: {
      videoId: true,
      kind: true,
      createdAt: true,
      user: { select: { displayName: true } },
    },
  })
  const whoAndWhen = new Map(decisions.map((one) => [`${one.videoId} ${one.kind}`, one]))
  return rows.map((row) => {
    const decided = <Value>(kind: 'choice' | 'verdict', value: Value | null) => {
      if (value === null) return null
      const newest = whoAndWhen.get(`${row.id} ${kind}`)
      const at = newest?.createdAt ?? row.createdAt
      return { value, by: newest?.user?.displayName ?? null, at }
    }
    // Json columns come out of Prisma untyped; what stands in them was written as NewVideo.
    return {
      ...row,
      choice: decided('choice', row.choice),
      verdict: decided('verdict', row.verdict),
    } as unknown as Ordered
  })
}
