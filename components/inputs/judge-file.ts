import { kindOf } from '@/components/inputs/file-kind'
import type { Said } from '@/lib/intl/said'
import { imageSizeProblem, videoLengthProblem } from '@/lib/media/input-limits'

/** Longer than any browser needs for the head of a file that it can read. */
const WAIT_MS = 10_000
const SOUND_AFTER_SECONDS = 0.5

/**
 * What is wrong with the measures of a file, or null; also null where this browser cannot read
 * it: the server looks at everything again.
 */
export const judgeFile = async (file: File): Promise<Said | null> => {
  const kind = kindOf(file)
  if (kind === null) return null
  const address = URL.createObjectURL(file)
  try {
    return kind === 'image' ? await judgeImage(address) : await judgeVideo(address)
  } finally {
    URL.revokeObjectURL(address)
  }
}

const judgeImage = async (address: string): Promise<Said | null> => {
  const image = new Image()
  const isRead = await within((done) => {
    image.onload = () => done(true)
    image.onerror = () => done(false)
    image.src = address
  })
  // Upright, as the browser shows it. A drawing may have no size at all.
  const { naturalWidth, naturalHeight } = image
  return isRead && naturalWidth > 0 ? imageSizeProblem(naturalWidth, naturalHeight) : null
}

const judgeVideo = async (address: string): Promise<Said | null> => {
  const video = document.createElement('video')
  const isRead = await within((done) => {
    video.onloadedmetadata = () => done(true)
    video.onerror = () => done(false)
    video.preload = 'metadata'
    video.src = address
  })
  const { duration } = video
  video.removeAttribute('src')
  video.load()
  if (!isRead || !Number.isFinite(duration)) return null
  // The server judges the picture alone; the sound, which counts here, may go on a little longer.
  const problem = videoLengthProblem(duration)
  return problem && videoLengthProblem(duration - SOUND_AFTER_SECONDS) ? problem : null
}

const within = (start: (done: (isRead: boolean) => void) => void): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), WAIT_MS)
    start((isRead) => {
      clearTimeout(timer)
      resolve(isRead)
    })
  })
