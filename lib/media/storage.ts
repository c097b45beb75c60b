import 'server-only'
import { join } from 'node:path'
import { env } from '@/lib/env'
import { diskStorage } from '@/lib/media/disk-storage'
import type { Storage } from '@/lib/media/storage-interface'

/** The storage of this installation: `media` and `tmp` in DATA_DIR. */
export const storage = (): Storage => {
  const { dataDir } = env()
  return diskStorage({ directory: join(dataDir, 'media'), temporary: temporaryDirectory() })
}

export const temporaryDirectory = (): string => join(env().dataDir, 'tmp')
