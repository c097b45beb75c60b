import 'server-only'
import type { VideoOwner } from '@/lib/videos/store'
import type { Take, TakeSource } from '@/lib/videos/takes'
import { listTakeNames, listTakes, type NamedTake, type TakeRow } from '@/lib/videos/takes-store'
import { tileRatio } from '@/lib/videos/tile-ratio'
import { versionOf } from '@/lib/videos/to-video-view'

/** The takes of a shot by number, then what came from them in other shots. */
export const readTakes = async (
  owner: VideoOwner,
  shotId: string,
  slug: string,
): Promise<Take[]> => {
  const rows = await listTakes(owner, shotId)
  const named = new Map<string, NamedTake>(rows.map((row) => [row.id, row]))
  const others = rows.flatMap(usedVideos).filter((id) => !named.has(id))
  for (const video of await listTakeNames(owner.workspaceId, [...new Set(others)])) {
    named.set(video.id, video)
  }
  const again = sameRequests(rows)
  return rows.map((row) => ({
    id: row.id,
    shotId: row.shotId,
    shotNumber: row.shot.number,
    takeNumber: row.takeNumber,
    billedCredits: row.billedCredits,
    choice: row.choice,
    verdict: row.verdict,
    ratio: tileRatio(row.width, row.height),
    pictureUrl: pictureOf(row, slug),
    isTrashed: row.trashedAt !== null,
    sources: sourcesOf(row, named, again.get(row.id)),
  }))
}

const usedVideos = ({ task }: TakeRow): string[] =>
  task.inputs.flatMap(({ input }) => input.fromVideoId ?? [])

/** Which take another one repeats: the one that it was sent again for, or the first with its request. */
const sameRequests = (rows: TakeRow[]): Map<string, TakeRow> => {
  const byTask = new Map(rows.map((row) => [row.taskId, row]))
  const first = new Map<string, TakeRow>()
  const again = new Map<string, TakeRow>()
  for (const row of rows) {
    const key = `${row.shotId} ${row.task.requestHash}`
    const earlier = byTask.get(row.task.retryOfId ?? '') ?? first.get(key)
    if (earlier) again.set(row.id, earlier)
    if (!first.has(key)) first.set(key, row)
  }
  return again
}

const sourcesOf = (
  { task }: TakeRow,
  named: Map<string, NamedTake>,
  again: NamedTake | undefined,
): TakeSource[] => {
  const name = ({ id, shotId, takeNumber, shot }: NamedTake) => ({
    ...{ videoId: id, shotId, takeNumber },
    shotNumber: shot.number,
  })
  const used = task.inputs.flatMap(({ input: { fromVideoId, fromSeconds } }): TakeSource[] => {
    const video = named.get(fromVideoId ?? '')
    if (!video) return []
    return fromSeconds === null
      ? [{ kind: 'video', ...name(video) }]
      : [{ kind: 'frame', seconds: fromSeconds, ...name(video) }]
  })
  if (used.length > 0 || !again) return used
  return [{ kind: 'again', ...name(again) }]
}

const pictureOf = ({ id, posterKey, posterSmallKey }: TakeRow, slug: string): string | null => {
  const base = `/api/w/${slug}/videos/${id}/poster`
  if (posterSmallKey) return `${base}?size=small&v=${versionOf(posterSmallKey)}`
  return posterKey && `${base}?v=${versionOf(posterKey)}`
}
