import { db } from '@/lib/db/client'
import { type MadeWorkspace, unique } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'

const OF_ROWS = [
  ...['workspaceId', 'projectId', 'shotId', 'takeNumber', 'userId', 'providerMode', 'createdAt'],
  ...['type', 'prompt', 'settings', 'estimatedCredits', 'billedCredits', 'storageKey', 'sha256'],
  ...['sizeBytes', 'durationSeconds', 'width', 'height', 'framesPerSecond', 'warnings'],
]
const OF_TASKS = [
  ...['workspaceId', 'projectId', 'shotId', 'takeNumber', 'userId', 'providerMode', 'createdAt'],
  ...['type', 'prompt', 'settings', 'requestHash', 'priceCredits', 'state'],
]

const copy = async (
  table: 'Task' | 'Video',
  columns: string[],
  { id, count, own }: { id: string; count: number; own: Record<string, string> },
) => {
  const named = columns.map((name) => `"${name}"`).join(', ')
  const copied = columns.map((name) => `t."${name}"`).join(', ')
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`
  const [names, values] = [Object.keys(own).map((name) => `"${name}"`), Object.values(own)]
  await db().$executeRawUnsafe(
    `INSERT INTO "${table}" (${names}, ${named}) ${numbers} SELECT ${values}, ${copied} FROM n, "${table}" t WHERE t."id" = '${id}'`,
  )
}

/**
 * So many videos of one shot at once, found by no words, and one more that they are copied from.
 * @param place of the one with the number `i`, from 1, as SQL; so is whether it has sound
 */
export const copyVideos = async (
  of: MadeWorkspace,
  count: number,
  { place, hasAudio = 'false' }: { place: string; hasAudio?: string },
): Promise<{ shotId: string; idOf: (i: number) => string }> => {
  const { id, taskId } = await makeVideo(of, { createdAt: new Date(1) })
  const { shotId } = await db().video.findUniqueOrThrow({ where: { id }, select: { shotId: true } })
  const name = unique('many')
  const task = `'t${name}-' || i`
  await copy('Task', OF_TASKS, {
    ...{ id: taskId, count },
    own: { id: task, requestId: `'r${name}-' || i` },
  })
  await copy('Video', OF_ROWS, {
    ...{ id, count },
    own: { id: `'v${name}-' || i`, taskId: task, place, hasAudio: `(${hasAudio})` },
  })
  return { shotId, idOf: (i) => `v${name}-${i}` }
}
