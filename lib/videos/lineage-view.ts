/** A video as another one names it. */
export type LineageVideo = { id: string; prompt: string; takeNumber: number }

/** One frame, one pair of frames, or a whole video that a video was made with. */
export type LineageSource =
  /** It is the first frame; `loops`: and the last one too. */
  | { kind: 'continues' | 'loops'; video: LineageVideo; seconds: number }
  /** It is the last frame, of another video than the first. */
  | { kind: 'leadsTo'; video: LineageVideo; seconds: number }
  /** Both are frames of the same video, at different moments. */
  | { kind: 'between'; video: LineageVideo }
  /** It was edited or referred to as a whole. */
  | { kind: 'madeFrom'; video: LineageVideo }
  /** It is a reference. */
  | { kind: 'refersTo'; video: LineageVideo; seconds: number }

export type FrameLineage = {
  sources: LineageSource[]
  /** What was made with this video or its frames, newest first. */
  continuedBy: LineageVideo[]
  /** There are more of them than are named. */
  hasMore: boolean
}
