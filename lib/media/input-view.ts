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
})
