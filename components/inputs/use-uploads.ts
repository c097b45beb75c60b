'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { sendFile } from '@/components/inputs/send-file'
import { createUploadQueue, type Upload } from '@/components/inputs/upload-queue'
import { say } from '@/lib/intl/said'
import type { InputView } from '@/lib/media/input-view'

export type { Upload }

/**
 * Uploads into a workspace: each file with its state, at most three at a time. A failed one stays
 * with its reason until it is sent again or put away. All end with the component.
 */
export const useUploads = (workspace: string, onDone: (input: InputView) => void) => {
  const [uploads, setUploads] = useState<Upload[]>([])
  const queue = useRef<ReturnType<typeof createUploadQueue>>(null)
  const done = useRef(onDone)
  done.current = onDone

  const open = useCallback(() => {
    queue.current ??= createUploadQueue({
      send: sendFile(workspace),
      unknown: say('composer.upload.notTaken'),
      onChange: setUploads,
      onDone: (input) => done.current(input),
    })
    return queue.current
  }, [workspace])

  useEffect(
    () => () => {
      queue.current?.stop()
      queue.current = null
      setUploads([])
    },
    // A queue belongs to its workspace.
    [],
  )

  const isBusy = uploads.some(({ state }) => state !== 'failed')
  useEffect(() => {
    if (!isBusy) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isBusy])

  return {
    uploads,
    /** @returns how many were left out */
    add: useCallback((files: File[]) => open().add(files), [open]),
    retry: useCallback((id: number) => queue.current?.retry(id), []),
    putAway: useCallback((id: number) => queue.current?.putAway(id), []),
  }
}
