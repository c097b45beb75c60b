import { db } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transaction'
import type { ProviderMode } from '@/lib/env'
import { isId } from '@/lib/id'
import { type Keyset, keysetBefore } from '@/lib/keyset'
import type { KlingType } from '@/lib/kling/catalog'
import type { TaskSettings } from '@/lib/kling/settings'
import { firstPlaceAfter, firstPlaceAt, quarterOf } from '@/lib/videos/place'
import { nearestRatio } from '@/lib/videos/ratio'
import type { VideoWarning } from '@/lib/videos/video-view'

export type VideoOwner = { workspaceId: string; providerMode: ProviderMode }

export type NewVideo = VideoOwner & {
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
  storageKey: string
  sha256: string
  sizeBytes: number
  durationSeconds: number
  width: number
  height: number
  framesPerSecond: number
  hasAudio: boolean
  posterKey: string | null
  thumbhash: string | null
  warnings: VideoWarning[]
}

export type VideoRow = Omit<NewVideo, never> & {
  id: string
  user: { id: string; displayName: string }
  project: { id: string; name: string }
  shot: { number: number; name: string | null }
}

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

/** Gives the video the next free place of its instant and counts it. */
export const insertVideo = async (tx: Tx, video: NewVideo): Promise<void> => {
  const { workspaceId, providerMode, createdAt } = video
  const first = firstPlaceAt(createdAt)
  const last = await tx.video.findFirst({
    where: { place: { gte: first, lt: firstPlaceAfter(createdAt) } },
    orderBy: { place: 'desc' },
    select: { place: true },
  })
  const place = last ? last.place + 1n : first
  await tx.video.create({
    data: {
      ...video,
      place,
      ratio: nearestRatio(video.width, video.height),
      deriveDueAt: createdAt,
    },
  })
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

export type VideoFilter = {
  projectId?: string
  type?: KlingType
  userId?: string
  shotId?: string
}

/** Of one shot so many takes are looked at, the newest. */
const MOST_TAKES = 500

/**
 * By their ids: a list in the order of time would make SQLite look for the takes of a shot among
 * all videos of the workspace.
 */
const takesOf = async (shotId: string) => {
  const takes = await db().video.findMany({
    where: { shotId },
    orderBy: { takeNumber: 'desc' },
    take: MOST_TAKES,
    select: { id: true },
  })
  return { id: { in: takes.map(({ id }) => id) } }
}

/** Newest first, one row more than `limit` when there is more. */
export const listVideos = async (
  owner: VideoOwner,
  filter: VideoFilter,
  before: Keyset | null,
  limit: number,
): Promise<VideoRow[]> => {
  const { shotId, ...rest } = filter
  const takes = shotId === undefined ? {} : await takesOf(shotId)
  const rows = await db().video.findMany({
    where: { ...owner, ...rest, ...takes, ...keysetBefore(before) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    include: withFaces,
  })
  return rows.map(toRow)
}

/** What a video is searched by. */
export type VideoWords = Keyset & {
  prompt: string
  shot: { name: string | null }
  project: { name: string }
}

/** Newest first, at most `limit`. */
export const listVideoWords = (
  owner: VideoOwner,
  before: Keyset | null,
  limit: number,
): Promise<VideoWords[]> =>
  db().video.findMany({
    where: { ...owner, ...keysetBefore(before) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: {
      id: true,
      createdAt: true,
      prompt: true,
      shot: { select: { name: true } },
      project: { select: { name: true } },
    },
  })

/** Newest first; those that are gone or another workspace's are left out. */
export const listVideosById = async (owner: VideoOwner, ids: string[]): Promise<VideoRow[]> => {
  const rows = await db().video.findMany({
    where: { ...owner, id: { in: ids } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    include: withFaces,
  })
  return rows.map(toRow)
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
  place: Keyset,
): Promise<{ newerId: string | null; olderId: string | null }> => {
  const { createdAt, id } = place
  const [newer, older] = await Promise.all([
    db().video.findFirst({
      where: {
        ...owner,
        createdAt: { gte: createdAt },
        OR: [{ createdAt: { gt: createdAt } }, { createdAt, id: { gt: id } }],
      },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { id: true },
    }),
    db().video.findFirst({
      where: { ...owner, ...keysetBefore(place) },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      select: { id: true },
    }),
  ])
  return { newerId: newer?.id ?? null, olderId: older?.id ?? null }
}

/** How many videos since an instant and what they cost; meant for a day, not for a history. */
export const sumVideosSince = async (
  owner: VideoOwner,
  since: Date,
): Promise<{ videos: number; credits: number }> => {
  const sums = await db().video.aggregate({
    where: { ...owner, createdAt: { gte: since } },
    _count: true,
    _sum: { billedCredits: true },
  })
  return { videos: sums._count, credits: sums._sum.billedCredits ?? 0 }
}
