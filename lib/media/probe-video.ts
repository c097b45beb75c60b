import 'server-only'
import { rm, writeFile } from 'node:fs/promises'
import { readVideoFacts, type VideoFacts } from '@/lib/media/ask-video'
import { storage } from '@/lib/media/storage'
import { verifyMp4 } from '@/lib/media/verify-mp4'

/**
 * Reads what a video's index says of it. Nothing is decoded, and what a hostile file can cost is
 * bounded in bytes read, memory and time.
 * @throws AppError unsupported; its subclass Mp4Error when the file is not one whole MP4 or MOV
 */
export const probeVideo = async (file: string | Uint8Array): Promise<VideoFacts> => {
  if (typeof file === 'string') {
    await verifyMp4(file)
    return readVideoFacts(file)
  }
  const path = storage().temporaryPath()
  try {
    await writeFile(path, file)
    return await probeVideo(path)
  } finally {
    await rm(path, { force: true })
  }
}
