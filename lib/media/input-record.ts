/** An uploaded image or video as it is stored. */
export type InputRecord = {
  id: string
  workspaceId: string
  userId: string
  kind: 'image' | 'video'
  name: string
  /** Where its bytes stand: see storage-key.ts. */
  storageKey: string
  thumbnailKey: string | null
  contentType: string
  sizeBytes: number
  /** Pixels, as it is shown. */
  width: number
  height: number
  durationSeconds: number | null
  /** The video that it is a frame of, and the second of it; null for what came from outside. */
  fromVideoId: string | null
  fromSeconds: number | null
  createdAt: Date
}

/** The extension of a content type that inputs can have. */
export const extensionOf = (contentType: string): string => EXTENSIONS[contentType] ?? 'bin'

const EXTENSIONS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
}
