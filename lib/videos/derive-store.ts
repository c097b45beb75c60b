import { db } from '@/lib/db/client'
import type { DeriveProblem } from '@/lib/videos/derive-problem'

/**
 * What is made of a video beside its file. A due video is claimed by pushing its due instant forward
 * and counting the attempt: so the number of the attempt is the token of the claim, and whoever
 * writes under an older one writes nothing. A purged video is left alone.
 */

export type DeriveClaim = {
  id: string
  /** Counts from 1. */
  attempt: number
  storageKey: string
  posterKey: string | null
  posterSmallKey: string | null
}

export type DerivedKeys = Partial<{
  posterKey: string
  thumbhash: string
  posterSmallKey: string
  spriteKey: string
  previewKey: string
}>

/** So many are looked at when others claim at the same time. */
const CANDIDATES = 4

/** Takes one due video, if there is any; the newest first, since that is what people look at. */
export const claimDerive = async (now: Date, leaseMs: number): Promise<DeriveClaim | null> => {
  const due = await db().video.findMany({
    where: { deriveDueAt: { lte: now }, purgedAt: null },
    orderBy: { deriveDueAt: 'desc' },
    take: CANDIDATES,
    select: {
      id: true,
      deriveAttempts: true,
      storageKey: true,
      posterKey: true,
      posterSmallKey: true,
    },
  })
  for (const { deriveAttempts, ...video } of due) {
    const attempt = deriveAttempts + 1
    const { count } = await db().video.updateMany({
      where: { id: video.id, deriveAttempts, deriveDueAt: { lte: now }, purgedAt: null },
      data: { deriveAttempts: attempt, deriveDueAt: new Date(now.getTime() + leaseMs) },
    })
    if (count === 1) return { ...video, attempt }
  }
  return null
}

const held = ({ id, attempt }: DeriveClaim) => ({
  id,
  deriveAttempts: attempt,
  deriveDueAt: { not: null },
  purgedAt: null,
})

type DeriveChange = DerivedKeys & {
  /** The end of the lease, or when to try again; null when there is nothing left to do. */
  deriveDueAt?: Date | null
  /** One less where an attempt shall not count. */
  deriveAttempts?: number
  deriveProblem?: DeriveProblem | null
}

/** Writes what became of a claimed video; false, and nothing is written, when it is held no longer. */
export const updateDerived = async (claim: DeriveClaim, change: DeriveChange): Promise<boolean> => {
  const { count } = await db().video.updateMany({ where: held(claim), data: change })
  return count === 1
}

/** When the first video falls due, or fell; null when there is none. */
export const findNextDerive = async (): Promise<Date | null> => {
  const next = await db().video.findFirst({
    where: { deriveDueAt: { not: null }, purgedAt: null },
    orderBy: { deriveDueAt: 'asc' },
    select: { deriveDueAt: true },
  })
  return next?.deriveDueAt ?? null
}
