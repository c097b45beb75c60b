import type { InputRecord } from '@/lib/media/input-record'

/** An uploaded image or video as the browser sees it. */
export type InputView = {
  id: string
  kind: 'image' | 'video'
  name: string
  width: number
  height: number
  durationSeconds: number | null
  sizeBytes: number
  thumbnailUrl: string
  createdAt: string
  /** The video that it is a frame of; that video may be gone. */
  frameOf: { videoId: string; seconds: number } | null
}

/** The same in the library. */
export type LibraryInput = InputView & {
  /** How many tasks were made with it, and how many of them are videos now. */
  uses: { tasks: number; videos: number }
  /** Whether who asked may rename and remove it. */
  mayChange: boolean
}

/** One task that an input was used in. */
export type InputUseView = {
  taskId: string
  createdAt: string
  prompt: string
  /** Null as long as the task is no video, which may be for ever. */
  video: { id: string; posterUrl: string | null } | null
}

/** @param workspace the slug in the addresses of this workspace */
export const toInputView = (input: InputRecord, workspace: string): InputView => ({
  id: input.id,
  kind: input.kind,
  name: input.name,
  width: input.width,
  height: input.height,
  durationSeconds: input.durationSeconds,
  sizeBytes: input.sizeBytes,
  thumbnailUrl: `/api/w/${encodeURIComponent(workspace)}/inputs/${input.id}/thumbnail`,
  createdAt: input.createdAt.toISOString(),
  frameOf:
    input.kind === 'image' && input.fromVideoId
      ? { videoId: input.fromVideoId, seconds: input.fromSeconds ?? 0 }
      : null,
})
