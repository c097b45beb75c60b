import { type SendFile, UploadError } from '@/components/inputs/upload-queue'
import type { ErrorCode } from '@/lib/errors'
import { say } from '@/lib/intl/said'
import type { InputView } from '@/lib/media/input-view'
import type { Result } from '@/lib/result'

/** So long without a byte taken, and the connection counts as gone. */
const STALL_MS = 45_000
/** The server may have others' videos to look at first. */
const CHECK_MS = 5 * 60_000

/** Sent again, the same file would be refused again. */
const FINAL: ErrorCode[] = ['invalid', 'unsupported', 'too_large', 'forbidden', 'not_found']

export const readAnswer = (text: string): Result<InputView> | null => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export const errorOf = (answer: Result<InputView> | null, status: number): UploadError => {
  if (!answer || answer.ok) {
    // Something stands between that answers for the server, with words of its own.
    const said = say(status === 413 ? 'composer.upload.tooLarge' : 'composer.upload.notTaken')
    return new UploadError(said, { mayRetry: status !== 413 })
  }
  const { code, message } = answer.error
  const mayRetry = !FINAL.includes(code)
  return new UploadError(message, { mayRetry, signedOut: code === 'unauthenticated' })
}

/** Why nothing came back: a browser says only that something failed. */
const findReason = async (file: File, folder: string): Promise<UploadError> => {
  try {
    await file.slice(0, 1).arrayBuffer()
  } catch {
    return new UploadError(say('inputs.upload.fileGone'), { mayRetry: false })
  }
  try {
    // A refusal that came while the file was still being sent is not told to us. Asked again
    // without one: whether there still is a session.
    const response = await fetch(`${folder}/-`, { headers: { accept: 'application/json' } })
    if (response.status === 401) return errorOf(readAnswer(await response.text()), 401)
  } catch {
    // The network is gone.
  }
  return new UploadError(say('composer.upload.brokeOff'), { mayRetry: true })
}

/** By XHR, the only way to send with progress. */
export const sendFile =
  (workspace: string): SendFile =>
  (file, { onProgress, signal }) =>
    new Promise((resolve, reject) => {
      const folder = `/api/w/${encodeURIComponent(workspace)}/inputs`
      const request = new XMLHttpRequest()
      let timer: ReturnType<typeof setTimeout> | undefined
      const expectWithin = (ms: number) => {
        clearTimeout(timer)
        timer = setTimeout(() => request.abort(), ms)
      }
      const breakOff = () => {
        clearTimeout(timer)
        // Cancelled: nobody waits for a reason.
        if (signal.aborted) return reject(new Error('cancelled'))
        findReason(file, folder).then(reject, reject)
      }
      request.upload.onprogress = ({ loaded, total }) => {
        expectWithin(STALL_MS)
        // All of it is there when the server says so, not when it has left.
        onProgress(total ? Math.min(loaded / total, 0.999) : 0)
      }
      request.upload.onload = () => {
        expectWithin(CHECK_MS)
        onProgress(1)
      }
      request.onerror = breakOff
      request.onabort = breakOff
      request.onload = () => {
        clearTimeout(timer)
        const answer = readAnswer(request.responseText)
        if (answer?.ok) resolve(answer.data)
        else reject(errorOf(answer, request.status))
      }
      signal.addEventListener('abort', () => request.abort(), { once: true })
      request.open('POST', folder)
      request.setRequestHeader('x-file-name', encodeURIComponent(file.name.normalize('NFC')))
      request.setRequestHeader('accept', 'application/json')
      expectWithin(STALL_MS)
      request.send(file)
    })
