import type { VideoView } from '@/lib/videos/video-view'

/** That a video is in the trash, or was deleted for good. Instants are ISO 8601 in UTC. */
export type TrashNote = {
  trashedAt: string
  /** Null when that person's account is gone. */
  by: string | null
  /** Its file is gone; what was asked and paid is still known. */
  isPurged: boolean
  daysLeft: number
  mayRestore: boolean
}

export type TrashedVideo = { video: VideoView; note: TrashNote }

export type TrashPage = {
  videos: TrashedVideo[]
  nextCursor: string | null
  /** How long the trash keeps. */
  trashDays: number
  mayPurge: boolean
}
