'use client'
import { useEffect } from 'react'

/** A browser leaves the studio for a file that is let fall beside the places that take one. */
const refuse = (event: DragEvent) => {
  const { dataTransfer } = event
  if (event.defaultPrevented || !dataTransfer?.types.includes('Files')) return
  event.preventDefault()
  dataTransfer.dropEffect = 'none'
}

/** Files that no place takes are not taken by the browser either. */
export const FilesBeside = () => {
  useEffect(() => {
    // After every place has had its say.
    window.addEventListener('dragover', refuse)
    window.addEventListener('drop', refuse)
    return () => {
      window.removeEventListener('dragover', refuse)
      window.removeEventListener('drop', refuse)
    }
  }, [])
  return null
}
