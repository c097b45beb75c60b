import 'server-only'
import { createHash } from 'node:crypto'
import { databaseNow } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { log } from '@/lib/log'
import { makePoster, shrinkPoster } from '@/lib/media/make-poster'
import { makePreviews, PreviewError } from '@/lib/media/make-previews'
import { storage } from '@/lib/media/storage'
import { StorageError } from '@/lib/media/storage-error'
import { contentKey } from '@/lib/media/storage-key'
import { type DeriveProblem, isOfStorage } from '@/lib/videos/derive-problem'
import { DERIVE_LEASE_MS, deriveGapMs, MOST_ATTEMPTS } from '@/lib/videos/derive-schedule'
import { type DeriveClaim, type DerivedKeys, updateDerived } from '@/lib/videos/derive-store'

/**
 * Makes what is seen of a claimed video before it is opened: its posters, the sprite, the preview.
 * The bytes come first and the row names them afterwards; their keys are their hashes, so that what
 * is made twice is stored once. Whatever goes wrong, the video stays, and it is tried again.
 */
export const deriveVideo = async (claim: DeriveClaim): Promise<void> => {
  if (claim.attempt > MOST_ATTEMPTS) return giveUp(claim, 'interrupted')
  const stopRenewing = keepLease(claim)
  try {
    // A tile has a picture even where the film cannot be decoded to its end.
    const posters = await storePosters(claim)
    if (posters && !(await updateDerived(claim, posters))) return
    const keys = await storage().withFile(claim.storageKey, storePreviews)
    await updateDerived(claim, { ...keys, deriveDueAt: null, deriveProblem: null })
  } catch (error) {
    await stopRenewing()
    await tryLater(claim, error)
  } finally {
    await stopRenewing()
  }
}

/** Null when both are there. */
const storePosters = async (claim: DeriveClaim): Promise<DerivedKeys | null> => {
  const { posterKey, posterSmallKey } = claim
  if (posterKey && (await isThere(posterKey))) {
    if (posterSmallKey && (await isThere(posterSmallKey))) return null
    const small = await storage().withFile(posterKey, shrinkPoster)
    return { posterSmallKey: await store(small, 'webp') }
  }
  const poster = await storage().withFile(claim.storageKey, makePoster)
  const small = await shrinkPoster(poster.webp)
  return {
    posterKey: await store(poster.webp, 'webp'),
    thumbhash: poster.thumbhash,
    posterSmallKey: await store(small, 'webp'),
  }
}

const isThere = async (key: string) => (await storage().stat(key)) !== null

const storePreviews = async (film: string): Promise<DerivedKeys> => {
  const { sprite, preview } = await makePreviews(film)
  return { spriteKey: await store(sprite, 'webp'), previewKey: await store(preview, 'mp4') }
}

const store = async (bytes: Uint8Array, extension: string): Promise<string> => {
  const key = contentKey(createHash('sha256').update(bytes).digest('hex'), extension)
  await storage().put(bytes, { key })
  return key
}

/** Holds the claim until it is told to stop, which waits for a renewal that is under way. */
const keepLease = (claim: DeriveClaim): (() => Promise<void>) => {
  let renewing = Promise.resolve()
  const renew = async () => {
    try {
      const now = await databaseNow()
      await updateDerived(claim, { deriveDueAt: new Date(now.getTime() + DERIVE_LEASE_MS) })
    } catch (error) {
      log.warn({ videoId: claim.id, err: error }, 'lease could not be renewed')
    }
  }
  const timer = setInterval(() => {
    renewing = renew()
  }, DERIVE_LEASE_MS / 3)
  timer.unref()
  return () => {
    clearInterval(timer)
    return renewing
  }
}

const problemOf = (error: unknown): DeriveProblem => {
  if (error instanceof PreviewError) return error.problem
  if (!(error instanceof AppError)) return 'internal'
  if (error.code === 'not_found') return 'file_gone'
  if (error.code === 'storage_full') return 'storage_full'
  if (error.code === 'storage_damaged') return 'file_damaged'
  if (error instanceof StorageError) return 'storage_unavailable'
  return error.code === 'unsupported' ? 'undecodable' : 'internal'
}

const tryLater = async (claim: DeriveClaim, error: unknown): Promise<void> => {
  const problem = problemOf(error)
  const level = problem === 'internal' ? 'error' : 'warn'
  const { id: videoId, attempt } = claim
  log[level]({ videoId, attempt, problem, err: error }, 'no previews of a video yet')
  const gapMs = deriveGapMs(attempt)
  if (gapMs === null && isOfStorage(problem)) return waitFor(claim, problem)
  if (gapMs === null) return giveUp(claim, problem)
  const now = await databaseNow()
  await updateDerived(claim, { deriveDueAt: new Date(now.getTime() + gapMs) })
}

/** A disk may be away for a week: the last attempt is made again and again, and the row says why. */
const waitFor = async (claim: DeriveClaim, deriveProblem: DeriveProblem): Promise<void> => {
  const deriveAttempts = MOST_ATTEMPTS - 1
  const now = await databaseNow()
  const deriveDueAt = new Date(now.getTime() + (deriveGapMs(deriveAttempts) ?? 0))
  await updateDerived(claim, { deriveDueAt, deriveAttempts, deriveProblem })
}

const giveUp = async (claim: DeriveClaim, deriveProblem: DeriveProblem): Promise<void> => {
  await updateDerived(claim, { deriveDueAt: null, deriveProblem })
}
