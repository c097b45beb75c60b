import 'server-only'
import { CompatError } from '@/lib/compat/compat-error'
import { databaseNow } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { takeFromLimit } from '@/lib/limits/store'

/** A minute's worth of reads is drawn in so many parts, so that most reads write nothing. */
const PARTS = 100

type Draws = {
  /** Reads that this process has drawn and not used, by key. */
  left: Map<string, number>
  /** The last in the queue of those who draw, by key. */
  turns: Map<string, Promise<void>>
}

// Next loads modules more than once in production; what was drawn is one.
const holder = globalThis as typeof globalThis & { dailiesDraws?: Draws }

const draws = (): Draws => {
  holder.dailiesDraws ??= { left: new Map(), turns: new Map() }
  return holder.dailiesDraws
}

/** @throws CompatError RATE_LIMITED */
export const drawSubmit = async (tokenId: string): Promise<void> => {
  const key = `api:submit:${tokenId}`
  await inTurn(key, () => draw(key, env().apiLimits.submitsPerMinute, 1))
}

/**
 * Counts a read, of those that this process has already drawn if any are left.
 * @throws CompatError RATE_LIMITED
 */
export const drawRead = async (tokenId: string): Promise<void> => {
  const key = `api:read:${tokenId}`
  if (useDrawn(key)) return
  await inTurn(key, async () => {
    // Whoever drew before may have left enough: many reads at once must not empty the minute.
    if (useDrawn(key)) return
    const { readsPerMinute } = env().apiLimits
    const part = Math.max(1, Math.floor(readsPerMinute / PARTS))
    const granted = await draw(key, readsPerMinute, part)
    if (granted > 1) draws().left.set(key, granted - 1)
  })
}

const useDrawn = (key: string): boolean => {
  const { left } = draws()
  const before = left.get(key) ?? 0
  if (before === 1) left.delete(key)
  if (before > 1) left.set(key, before - 1)
  return before > 0
}

/** One after another within this process: at the row of a limit all but one would have to repeat. */
const inTurn = <T>(key: string, run: () => Promise<T>): Promise<T> => {
  const { turns } = draws()
  const mine = (turns.get(key) ?? Promise.resolve()).then(run)
  const end = () => {
    if (turns.get(key) === ended) turns.delete(key)
  }
  const ended: Promise<void> = mine.then(end, end)
  turns.set(key, ended)
  return mine
}

const draw = async (key: string, perMinute: number, wanted: number): Promise<number> => {
  const rate = { perMinute, burst: perMinute }
  const { granted, waitMs } = await takeFromLimit(key, rate, wanted, databaseNow)
  if (granted > 0) return granted
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  const message = `Too many requests with this token. Try again in ${seconds} s.`
  throw new CompatError('RATE_LIMITED', message, { 'retry-after': String(seconds) })
}
