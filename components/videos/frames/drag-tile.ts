import { DRAGGED_VIDEO } from '@/components/videos/frames/take-frames'

let chip: typeof import('@/components/videos/frames/drag-chip') | undefined

/** The pointer is on a tile: what it may be dragged with comes before it is pressed. */
export const mayDrag = (): void => {
  if (chip) return
  const keep = (file: typeof chip) => {
    chip = file
  }
  // Without it the browser shows a picture of its own.
  import('@/components/videos/frames/drag-chip').then(keep, () => {})
}

export const readyToDrag = (name: string): void => chip?.readyToDrag(name)

/** What a dragged tile carries. */
export const dragTile = (transfer: DataTransfer, videoId: string): void => {
  transfer.setData(DRAGGED_VIDEO, videoId)
  transfer.effectAllowed = 'copyLink'
  chip?.showChip(transfer)
}
