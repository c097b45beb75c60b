'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { judgeFile } from '@/components/inputs/judge-file'
import { sendFile } from '@/components/inputs/send-file'
import {
  createUploadQueue,
  type Fetched,
  type SendFile,
  type Upload,
  UploadError,
} from '@/components/inputs/upload-queue'
import { say } from '@/lib/intl/said'
import type { InputView } from '@/lib/media/input-view'

export type { Upload }

/** What a browser can measure is refused before a byte of it travels. */
const sendFitting = (workspace: string): SendFile => {
  const send = sendFile(workspace)
  return async (file, options) => {
    const problem = await judgeFile(file)
    if (problem) throw new UploadError(problem, { mayRetry: false })
    options.signal.throwIfAborted()
    return send(file, options)
  }
}

/**
 * Uploads into a workspace: each file with its state, at most three at a time. A failed one stays
 * with its reason until it is sent again or put away. All end with the component.
 * @param together how an end is drawn with what became of it; always the same
 */
export const useUploads = (
  workspace: string,
  onDone: (input: InputView, id: number) => void,
  together?: (act: () => void) => void,
) => {
  const [uploads, setUploads] = useState<Upload[]>([])
  const queue = useRef<ReturnType<typeof createUploadQueue>>(null)
  const done = useRef(onDone)
  done.current = onDone

  const open = useCallback(() => {
    queue.current ??= createUploadQueue({
      send: sendFitting(workspace),
      unknown: say('composer.upload.notTaken'),
      onChange: setUploads,
      onDone: (input, id) => done.current(input, id),
      together,
    })
    return queue.current
  }, [workspace, together])

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
    fetch: useCallback((what: Fetched) => open().fetch(what), [open]),
    retry: useCallback((id: number) => queue.current?.retry(id), []),
    putAway: useCallback((id: number) => queue.current?.putAway(id), []),
  }
}
