'use client'
import { useEffect, useRef, useState } from 'react'
import { type Dropped, droppedFiles } from '@/components/inputs/dropped-files'

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]')

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/** Files that are dropped or pasted anywhere on the page. @returns whether some hang over it */
export const useIncomingFiles = (wanted: boolean, onFiles: (dropped: Dropped) => void): boolean => {
  const [over, setOver] = useState(false)
  const take = useRef(onFiles)
  take.current = onFiles
  useEffect(() => {
    if (!wanted) return
    const onDragOver = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onDragLeave = (event: DragEvent) => {
      // Leaving an element for another is not leaving the page.
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      setOver(false)
      if (!event.dataTransfer || !hasFiles(event)) return
      event.preventDefault()
      take.current(droppedFiles(event.dataTransfer))
    }
    const onPaste = (event: ClipboardEvent) => {
      if (!event.clipboardData || isField(event.target)) return
      const dropped = droppedFiles(event.clipboardData)
      if (dropped.files.length > 0) take.current(dropped)
    }
    document.addEventListener('dragover', onDragOver)
    document.addEventListener('dragleave', onDragLeave)
    document.addEventListener('drop', onDrop)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('dragover', onDragOver)
      document.removeEventListener('dragleave', onDragLeave)
      document.removeEventListener('drop', onDrop)
      document.removeEventListener('paste', onPaste)
    }
  }, [wanted])
  return over
}
