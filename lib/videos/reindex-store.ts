import { type Db, db } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transaction'
import { ABOVE_ALL, decodePlace, encodePlace } from '@/lib/videos/place'
import { reindexVideos } from '@/lib/videos/search-store'

/**
 * Words that have to be written again, batch by batch from the newest video down: all of them, of
 * an installation from before there were words or whose words were cut in another way, and those of
 * a project or a member with another name. How far each of these has come is a Setting, changed in
 * the transaction that writes the batch. So whoever is killed loses one batch at most, and of two
 * instances with the same batch one waits for the other and then finds that it is done.
 */

/** Raised when lib/fold.ts or lib/videos/search-words.ts make other words. */
const VERSION = '1'
const ALL = 'words'
const BATCH = 100

/** Whose videos are found by another name from now on. */
export type Renamed = { projectId: string } | { userId: string }

/** Nothing has been written yet. */
const START = ''

/** In the transaction that renames. */
export const requestReindex = async (tx: Tx, renamed: Renamed): Promise<void> => {
  const [[kind, id] = []] = Object.entries(renamed)
  const key = `${ALL}:${kind}:${id}`
  const value = START
  await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
}

type Job = { key: string; value: string; where: Partial<Record<'projectId' | 'userId', string>> }

const listJobs = (at: Db) =>
  at.setting.findMany({
    where: { OR: [{ key: ALL }, { key: { startsWith: `${ALL}:` } }] },
    orderBy: { key: 'asc' },
    take: 2,
  })

/** A look that takes no lock, for whoever asks again and again. */
export const isReindexDue = async (): Promise<boolean> => {
  const [first, ...rest] = await listJobs(db())
  return first?.key !== ALL || first.value !== VERSION || rest.length > 0
}

const nextJob = async (tx: Tx): Promise<Job | null> => {
  const rows = await listJobs(tx)
  const all = rows.find(({ key }) => key === ALL)
  if (!all) {
    const value = `${VERSION}:${START}`
    await tx.setting.create({ data: { key: ALL, value } })
    return { key: ALL, value, where: {} }
  }
  if (all.value !== VERSION) return { ...all, where: {} }
  const renamed = rows.find(({ key }) => key !== ALL)
  const [, kind, id] = renamed?.key.split(':') ?? []
  return renamed && (kind === 'projectId' || kind === 'userId')
    ? { ...renamed, where: { [kind]: id } }
    : null
}

/** How far a job has come; one of another version begins again. */
const placeOf = ({ key, value }: Job): bigint => {
  const [version, reached] = key === ALL ? value.split(':') : [VERSION, value]
  return (version === VERSION && reached && decodePlace(reached)) || ABOVE_ALL
}

/** Writes the next batch. False when there is nothing left to do. */
export const reindexNext = async (tx: Tx): Promise<boolean> => {
  const job = await nextJob(tx)
  if (!job) return false
  const videos = await tx.video.findMany({
    where: { ...job.where, place: { lt: placeOf(job) } },
    orderBy: { place: 'desc' },
    take: BATCH,
    select: { id: true, place: true },
  })
  const reached = videos.at(-1)?.place
  const isOurs = await advance(tx, job, reached)
  if (isOurs) {
    await reindexVideos(
      tx,
      videos.map(({ id }) => id),
    )
  }
  return true
}

/** False when somebody else has done this batch, or it has to begin again. */
const advance = async (tx: Tx, { key, value }: Job, reached?: bigint): Promise<boolean> => {
  const where = { key, value }
  if (reached === undefined && key !== ALL) {
    return (await tx.setting.deleteMany({ where })).count === 1
  }
  const place = reached === undefined ? [] : [encodePlace(reached)]
  const next = key === ALL ? [VERSION, ...place].join(':') : place.join()
  return (await tx.setting.updateMany({ where, data: { value: next } })).count === 1
}
