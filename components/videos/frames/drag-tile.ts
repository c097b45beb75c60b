import { DRAGGED_VIDEO } from '@/components/videos/frames/take-frames'

let chip: typeof import('@/components/videos/frames/drag-chip') | undefined
let coming: Promise<void> | undefined

/** The pointer is on a tile: what it may be dragged with comes before it is pressed. */
export const mayDrag = (): void => {
  coming ??= import('@/components/videos/frames/drag-chip').then(
    (file) => {
      chip = file
    },
    // Without it the browser shows a picture of its own.
    () => {
      coming = undefined
    },
  )
}

/** A hand that is quicker than the network presses before it is there. */
export const readyToDrag = (name: string): void => {
  coming?.then(() => chip?.readyToDrag(name))
}

/** What a dragged tile carries. */
export const dragTile = (transfer: DataTransfer, videoId: string): void => {
  transfer.setData(DRAGGED_VIDEO, videoId)
  transfer.effectAllowed = 'copyLink'
  chip?.showChip(transfer)
}
