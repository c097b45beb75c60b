'use client'
import { type DragEvent, useState } from 'react'
import { type Dropped, droppedFiles } from '@/components/inputs/dropped-files'
import { DRAGGED_VIDEO } from '@/components/videos/frames/take-frames'

type Options = { onFiles: (dropped: Dropped) => void; onVideo: (videoId: string) => void }

const fits = ({ dataTransfer: { types } }: DragEvent) =>
  types.includes('Files') || types.includes(DRAGGED_VIDEO)

/** Makes an element a place for files and for tiles of the gallery. `over`: something hangs above. */
export const useDrop = ({ onFiles, onVideo }: Options) => {
  const [over, setOver] = useState(false)
  const onDragOver = (event: DragEvent) => {
    if (!fits(event)) return
    event.preventDefault()
    event.stopPropagation()
    event.dataTransfer.dropEffect = 'copy'
    setOver(true)
  }
  const onDragLeave = (event: DragEvent) => {
    // Into a child is not away.
    const { relatedTarget, currentTarget } = event
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false)
  }
  const onDrop = (event: DragEvent) => {
    if (!fits(event)) return
    event.preventDefault()
    event.stopPropagation()
    setOver(false)
    // Read now: what was dragged is gone with the event.
    const videoId = event.dataTransfer.getData(DRAGGED_VIDEO)
    const dropped = videoId ? null : droppedFiles(event.dataTransfer)
    // Taken in tasks of their own: the end of the drag is work enough for one.
    setTimeout(() => (dropped ? onFiles(dropped) : onVideo(videoId)))
  }
  return { over, handlers: { onDragOver, onDragLeave, onDrop } }
}
