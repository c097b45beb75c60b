import 'server-only'
import { CompatError } from '@/lib/compat/compat-error'
import { databaseNow } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { takeFromLimit } from '@/lib/limits/store'

/** A minute's worth of reads is drawn in so many parts, so that most reads write nothing. */
const PARTS = 100

// Next loads modules more than once in production; what was drawn is one.
const holder = globalThis as typeof globalThis & { dailiesDrawnReads?: Map<string, number> }

/** @throws CompatError RATE_LIMITED */
export const drawSubmit = async (tokenId: string): Promise<void> => {
  const { submitsPerMinute } = env().apiLimits
  await draw(`api:submit:${tokenId}`, submitsPerMinute, 1)
}

/**
 * Counts a read, of those that this process has already drawn if any are left.
 * @throws CompatError RATE_LIMITED
 */
export const drawRead = async (tokenId: string): Promise<void> => {
  holder.dailiesDrawnReads ??= new Map()
  const drawn = holder.dailiesDrawnReads
  const left = drawn.get(tokenId) ?? 0
  if (left > 0) {
    if (left === 1) drawn.delete(tokenId)
    else drawn.set(tokenId, left - 1)
    return
  }
  const { readsPerMinute } = env().apiLimits
  const part = Math.max(1, Math.floor(readsPerMinute / PARTS))
  const granted = await draw(`api:read:${tokenId}`, readsPerMinute, part)
  // Another read of this process may have drawn meanwhile.
  if (granted > 1) drawn.set(tokenId, (drawn.get(tokenId) ?? 0) + granted - 1)
}

const draw = async (key: string, perMinute: number, wanted: number): Promise<number> => {
  const rate = { perMinute, burst: perMinute }
  const take = async () => takeFromLimit(key, rate, wanted, await databaseNow())
  const first = await take()
  // Another call may have read the clock later and taken earlier, and what it took is then short
  // of its milliseconds: nobody is refused by a clock that stood still.
  const { granted, waitMs } = first.granted > 0 ? first : await take()
  if (granted > 0) return granted
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  const message = `Too many requests with this token. Try again in ${seconds} s.`
  throw new CompatError('RATE_LIMITED', message, { 'retry-after': String(seconds) })
}
