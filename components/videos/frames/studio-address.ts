import type { FrameUse } from '@/lib/videos/frame-uses'

type Opened = { videoId: string; use: FrameUse; inputIds: string[] }

/**
 * Where the studio begins a shot between frames: with the settings of a video, and the inputs that
 * were taken for it. A loop has one of them, as its first frame and its last.
 */
export const studioAddress = (workspace: string, { videoId, use, inputIds }: Opened): string => {
  const [first, last = use === 'loop' ? first : undefined] = inputIds
  const search = new URLSearchParams({
    from: videoId,
    use,
    ...(first ? { first } : {}),
    ...(last ? { last } : {}),
  })
  return `/w/${encodeURIComponent(workspace)}?${search}`
}
