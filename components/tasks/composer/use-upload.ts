'use client'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Chosen } from '@/components/tasks/composer/draft'
import type { InputView } from '@/lib/media/input-view'
import type { Result } from '@/lib/result'

export type Upload = {
  id: number
  name: string
  /** 0–1 of the bytes sent; 1 while the server reads what it got. */
  progress: number
  error: string | null
}

/**
 * Decoded by hand, because XHR is the only way to send with progress, and it knows no types. Null
 * for what is no answer of ours: that of a proxy, or half of one.
 */
const readAnswer = (request: XMLHttpRequest): Result<InputView> | null => {
  try {
    return JSON.parse(request.responseText)
  } catch {
    return null
  }
}

const chosenOf = (input: InputView): Chosen => ({
  ref: { inputId: input.id },
  name: input.name,
  ratio: input.height > 0 ? input.width / input.height : null,
})

/**
 * Uploads into one slot or list. Files go one request each; a failed one stays with its message
 * until it is put away.
 */
export const useUpload = (
  workspace: string,
  onDone: (chosen: Chosen, input: InputView) => void,
) => {
  const t = useTranslations('composer.upload')
  const [uploads, setUploads] = useState<Upload[]>([])
  const requests = useRef(new Map<number, XMLHttpRequest>())
  const nextId = useRef(1)
  const done = useRef(onDone)
  done.current = onDone

  useEffect(() => {
    const running = requests.current
    return () => {
      for (const request of running.values()) request.abort()
    }
  }, [])

  const putAway = useCallback((id: number) => {
    requests.current.get(id)?.abort()
    requests.current.delete(id)
    setUploads((all) => all.filter((one) => one.id !== id))
  }, [])

  const start = useCallback(
    (file: File) => {
      const id = nextId.current++
      const update = (change: Partial<Upload>) =>
        setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)))
      const fail = (error: string) => {
        requests.current.delete(id)
        update({ error })
      }
      const request = new XMLHttpRequest()
      requests.current.set(id, request)
      setUploads((all) => [
        ...all.filter((one) => !one.error),
        { id, name: file.name.normalize('NFC'), progress: 0, error: null },
      ])
      request.upload.onprogress = ({ loaded, total }) =>
        update({ progress: total ? loaded / total : 0 })
      request.onerror = () => fail(t('brokeOff'))
      request.onload = () => {
        const answer = readAnswer(request)
        if (!answer) return fail(t(request.status === 413 ? 'tooLarge' : 'notTaken'))
        if (!answer.ok) return fail(answer.error.message)
        putAway(id)
        done.current(chosenOf(answer.data), answer.data)
      }
      request.open('POST', `/api/w/${encodeURIComponent(workspace)}/inputs`)
      request.setRequestHeader('x-file-name', encodeURIComponent(file.name.normalize('NFC')))
      request.setRequestHeader('accept', 'application/json')
      request.send(file)
    },
    [workspace, putAway, t],
  )

  return { uploads, start, putAway }
}
