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
