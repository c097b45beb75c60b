import { open } from 'node:fs/promises'
import { db } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { storage } from '@/lib/media/storage'
import { inParallel } from '@/tests/torture/in-parallel'

/** What is wrong with the file of each video, by task; null when it is the right one, whole. */
export const inspectFiles = async (): Promise<Map<string, string | null>> => {
  const videos = await db().video.findMany({
    select: {
      taskId: true,
      storageKey: true,
      sizeBytes: true,
      task: { select: { providerTaskId: true } },
    },
  })
  const found = await inParallel(videos, 8, async ({ taskId, storageKey, sizeBytes, task }) => {
    try {
      const problem = await storage().withFile(storageKey, (path) =>
        inspect(path, sizeBytes, task.providerTaskId ?? ''),
      )
      return [taskId, problem] as const
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return [taskId, error.code] as const
    }
  })
  return new Map(found)
}

/** A film ends in a box that names its task, so a cut or a foreign one is told by its end. */
const inspect = async (path: string, bytes: number, id: string): Promise<string | null> => {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const tail = Buffer.alloc(Math.min(size, id.length + 4))
    await file.read(tail, 0, tail.length, size - tail.length)
    const head = Buffer.alloc(8)
    await file.read(head, 0, 8, 0)
    if (size !== bytes) return `${size} bytes, not ${bytes}`
    if (head.toString('latin1', 4) !== 'ftyp') return 'no MP4'
    return tail.toString('latin1') === `free${id}` ? null : 'the end of another file'
  } finally {
    await file.close()
  }
}
