import type { KlingType } from '@/lib/kling/catalog'
import type { TaskSettings } from '@/lib/kling/settings'
import type { StoredFilm } from '@/lib/videos/stored-film'

/** Who decided what holds now, and when. */
export type Decided<Value> = { value: Value; by: string | null; at: Date }

/** What an archive says of a video. */
export type ZippedVideo = StoredFilm & {
  id: string
  createdAt: Date
  providerMode: 'emulated' | 'kling'
  user: { displayName: string }
  project: { name: string }
  shot: { number: number; name: string | null }
  takeNumber: number
  type: KlingType
  prompt: string
  settings: TaskSettings
  estimatedCredits: number
  billedCredits: number
  choice: Decided<'select' | 'reject'> | null
  verdict: Decided<'approved' | 'changes'> | null
}
