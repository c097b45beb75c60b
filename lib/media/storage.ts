import 'server-only'
import { join } from 'node:path'
import { env } from '@/lib/env'
import { diskStorage } from '@/lib/media/disk-storage'
import { s3Storage } from '@/lib/media/s3-storage'
import type { Storage } from '@/lib/media/storage-interface'

/** The storage of this installation: the bucket that it is given, or DATA_DIR. */
export const storage = (): Storage => ownBucket() ?? ownDisk()

/** `media` and `tmp` in DATA_DIR. */
export const ownDisk = (): Storage =>
  diskStorage({ directory: join(env().dataDir, 'media'), temporary: temporaryDirectory() })

/** Null where no bucket is configured. */
export const ownBucket = (): Storage | null => {
  const { s3 } = env()
  return s3 ? s3Storage(s3, { temporaryPath: ownDisk().temporaryPath }) : null
}

export const temporaryDirectory = (): string => join(env().dataDir, 'tmp')
