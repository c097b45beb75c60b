import { hkdfSync, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '@/lib/env'

const holder = globalThis as typeof globalThis & { dailiesSecret?: { of: string; value: string } }

/**
 * The installation's secret: AUTH_SECRET, or one made once and kept in DATA_DIR.
 * It is linked into place whole, so two first starts at once agree on one.
 */
export const appSecret = (): string => {
  const { authSecret, dataDir } = env()
  if (authSecret) return authSecret
  if (holder.dailiesSecret?.of === dataDir) return holder.dailiesSecret.value
  const path = join(dataDir, 'auth-secret')
  const value = readSecret(path) ?? makeSecret(path)
  holder.dailiesSecret = { of: dataDir, value }
  return value
}

const readSecret = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8').trim() || null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const makeSecret = (path: string): string => {
  mkdirSync(join(path, '..'), { recursive: true })
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  const value = readSecret(path)
  if (!value) throw new Error(`${path} is empty: put at least 32 characters into it or delete it`)
  return value
}

/** A key for one purpose only, 32 bytes: what leaks from one use opens no other. */
export const deriveKey = (purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', appSecret(), 'dailies', purpose, 32))
