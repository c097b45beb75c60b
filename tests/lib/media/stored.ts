import { createHash } from 'node:crypto'
import { readdirSync, readlinkSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { storage } from '@/lib/media/storage'
import { contentKey } from '@/lib/media/storage-key'

export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex')

/** Stores bytes under their key. */
export const store = async (bytes: Uint8Array, extension = 'bin'): Promise<string> => {
  const key = contentKey(sha256(bytes), extension)
  await storage().put(bytes, { key })
  return key
}

/** How many files under a directory this process holds open. */
export const openFilesUnder = (directory: string): number =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(directory)
    } catch {
      return false
    }
  }).length

/** Waits until no file under a directory is open: closing is asynchronous. */
export const untilAllClosed = async (directory: string): Promise<void> => {
  const deadline = Date.now() + 5000
  while (openFilesUnder(directory) > 0) {
    if (Date.now() > deadline) throw new Error(`${openFilesUnder(directory)} files stay open`)
    await setTimeout(5)
  }
}
