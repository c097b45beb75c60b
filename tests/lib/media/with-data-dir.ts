import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { parseEnv, setEnv } from '@/lib/env'

/** Gives the tests of a file a DATA_DIR of their own, without a database, and removes it after. */
export const useDataDir = (variables: Record<string, string> = {}): { path: () => string } => {
  let dataDir = ''
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'dailies-media-'))
    setEnv(parseEnv({ DATA_DIR: dataDir, ...variables }, dataDir))
  })
  afterAll(() => rm(dataDir, { recursive: true, force: true }))
  return { path: () => dataDir }
}

const mount = (directory: string, megabytes: number) =>
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', directory], {
    stdio: 'ignore',
  })
const unmount = (directory: string) => {
  execFileSync('umount', ['-l', directory], { stdio: 'ignore' })
  rmSync(directory, { recursive: true })
}

/** Whether this machine lets us make a small disk; that takes an administrator on Linux. */
export const canMount: boolean = (() => {
  const directory = mkdtempSync(join(tmpdir(), 'dailies-disk-'))
  try {
    mount(directory, 1)
  } catch {
    rmSync(directory, { recursive: true })
    return false
  }
  unmount(directory)
  return true
})()

/** A DATA_DIR on a disk of its own, so small that it fills up; none where that cannot be had. */
export const useSmallDisk = (megabytes: number): { path: () => string } => {
  let dataDir = ''
  if (!canMount) return { path: () => dataDir }
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'dailies-disk-'))
    mount(dataDir, megabytes)
    setEnv(parseEnv({ DATA_DIR: dataDir }, dataDir))
  })
  afterAll(() => unmount(dataDir))
  return { path: () => dataDir }
}
