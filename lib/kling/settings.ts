import type { AspectRatio, KlingType } from '@/lib/kling/catalog'

/** An image or video that a request uses: one of our inputs, or a public address. */
export type MediaRef = { inputId: string } | { url: string }

/** One of several references, and what its sender called it: kept to be shown, sent to nobody. */
export type NamedRef = MediaRef & { name?: string }

/**
 * What a member asked for, in our words and units; stored with the task and copied to the video.
 * A field that the type does not take is absent (see `parseSettings` in request.ts).
 */
export type TaskSettings = {
  type: KlingType
  prompt: string
  negativePrompt?: string
  durationSeconds?: number
  aspectRatio?: AspectRatio
  sound?: boolean
  cfgScale?: number
  keepOriginalSound?: boolean
  image?: MediaRef
  endImage?: MediaRef
  video?: MediaRef
  images?: NamedRef[]
}
