import { db } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transaction'
import { env, type ProviderMode } from '@/lib/env'
import { isId } from '@/lib/id'
import type { KlingType } from '@/lib/kling/catalog'
import type { TaskSettings } from '@/lib/kling/settings'
import type { DeriveProblem } from '@/lib/videos/derive-problem'
import type { ListedVideo } from '@/lib/videos/listed-video'
import { listVideos } from '@/lib/videos/page-store'
import { firstPlaceAfter, firstPlaceAt, quarterOf } from '@/lib/videos/place'
import { nearestRatio } from '@/lib/videos/ratio'
import { reindexVideos } from '@/lib/videos/search-store'
import type { StoredFilm } from '@/lib/videos/stored-film'
import type { VideoWarning } from '@/lib/videos/video-view'

export type VideoOwner = { workspaceId: string; providerMode: ProviderMode }

export type NewVideo = VideoOwner &
  StoredFilm & {
    projectId: string
    shotId: string
    takeNumber: number
    taskId: string
    userId: string
    createdAt: Date
    type: KlingType
    prompt: string
    settings: TaskSettings
    estimatedCredits: number
    billedCredits: number
    posterKey: string | null
    thumbhash: string | null
    warnings: VideoWarning[]
  }

/** A video with all that its page shows. */
export type VideoRow = NewVideo & ListedVideo & { deriveProblem: DeriveProblem | null }

/** With where it is: in the gallery, in the trash since, or deleted for good. */
export type FoundVideo = VideoRow & {
  trashedAt: Date | null
  purgedAt: Date | null
  trashedBy: { displayName: string } | null
}

const withFaces = {
  user: { select: { id: true, displayName: true } },
  project: { select: { id: true, name: true } },
  shot: { select: { number: true, name: true } },
} as const

// Json columns come out of Prisma untyped; what stands in them was written as NewVideo.
const toRow = (row: unknown): VideoRow => row as VideoRow

/** One at a time until the end of the transaction, so that two of one instant get two places. */
const takePlaces = async (tx: Tx): Promise<void> => {
  if (env().database.kind === 'sqlite') return
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('Video.place'))`
}

/** Gives the video the next free place of its instant, its words, and counts it. */
export const insertVideo = async (tx: Tx, video: NewVideo): Promise<void> => {
  const { workspaceId, providerMode, createdAt } = video
  await takePlaces(tx)
  const first = firstPlaceAt(createdAt)
  const last = await tx.video.findFirst({
    where: { place: { gte: first, lt: firstPlaceAfter(createdAt) } },
    orderBy: { place: 'desc' },
    select: { place: true },
  })
  const place = last ? last.place + 1n : first
  const { id } = await tx.video.create({
    data: {
      ...video,
      place,
      ratio: nearestRatio(video.width, video.height),
      deriveDueAt: createdAt,
    },
    select: { id: true },
  })
  await reindexVideos(tx, [id])
  await countVideos(tx, { workspaceId, providerMode, createdAt }, 1)
}

/** So many more, or fewer, in the quarter of an hour of an instant. */
export const countVideos = async (
  tx: Tx,
  { workspaceId, providerMode, createdAt }: VideoOwner & { createdAt: Date },
  by: number,
): Promise<void> => {
  const key = { workspaceId, providerMode, quarter: quarterOf(createdAt) }
  await tx.videoCount.upsert({
    where: { workspaceId_providerMode_quarter: key },
    create: { ...key, videos: by },
    update: { videos: { increment: by } },
  })
}

/** Of any provider mode: a link to a demo video still works after a key was added. */
export const findVideo = async (workspaceId: string, id: string): Promise<FoundVideo | null> => {
  if (!isId(id)) return null
  const include = { ...withFaces, trashedBy: { select: { displayName: true } } }
  const row = await db().video.findFirst({ where: { id, workspaceId }, include })
  return row && (toRow(row) as FoundVideo)
}

/** The video that a signed link names, in whatever workspace. */
export const findLinkedVideo = (id: string): Promise<{ storageKey: string } | null> =>
  db().video.findUnique({ where: { id, purgedAt: null }, select: { storageKey: true } })

/** The videos just before and after a place in the unfiltered gallery. */
export const findNeighbours = async (
  owner: VideoOwner,
  place: bigint,
): Promise<{ newerId: string | null; olderId: string | null }> => {
  const [[older], [newer]] = await Promise.all([
    listVideos(owner, {}, { way: 'older', than: place, limit: 1 }),
    listVideos(owner, {}, { way: 'newer', than: place, limit: 1 }),
  ])
  return { newerId: newer?.id ?? null, olderId: older?.id ?? null }
}

/**
 * How many videos since an instant, without those in the trash, and what all of them cost: a credit
 * stays spent. Meant for a day, not for a history.
 */
export const sumVideosSince = async (
  owner: VideoOwner,
  since: Date,
): Promise<{ videos: number; credits: number }> => {
  const where = { ...owner, place: { gte: firstPlaceAt(since) } }
  const [videos, sums] = await Promise.all([
    db().video.count({ where: { ...where, trashedAt: null } }),
    db().video.aggregate({ where, _sum: { billedCredits: true } }),
  ])
  return { videos, credits: sums._sum.billedCredits ?? 0 }
}
