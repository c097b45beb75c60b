import type { KlingType } from '@/lib/kling/catalog'
import type { TaskSettings } from '@/lib/kling/settings'

/** Who decided what holds now, and when. */
export type Decided<Value> = { value: Value; by: string | null; at: Date }

/** What an archive says of a video. */
export type ZippedVideo = {
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
  storageKey: string
  sha256: string
  sizeBytes: number
  durationSeconds: number
  width: number
  height: number
  framesPerSecond: number
  hasAudio: boolean
  choice: Decided<'select' | 'reject'> | null
  verdict: Decided<'approved' | 'changes'> | null
}
