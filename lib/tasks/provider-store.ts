import { db } from '@/lib/db/client'
import type { ProviderMode } from '@/lib/env'

/** What all instances know of the provider. Nothing known yet is an empty answer, not an error. */
export type ProviderStatus = {
  throttledUntil: Date | null
  pauseReason: string | null
  pausedAt: Date | null
  pollingPausedUntil: Date | null
  consecutiveUnknowns: number
  lastAnswerAt: Date | null
  lastAnswerOk: boolean | null
}

const UNKNOWN: ProviderStatus = {
  throttledUntil: null,
  pauseReason: null,
  pausedAt: null,
  pollingPausedUntil: null,
  consecutiveUnknowns: 0,
  lastAnswerAt: null,
  lastAnswerOk: null,
}

export const getProviderStatus = async (mode: ProviderMode): Promise<ProviderStatus> =>
  (await db().providerStatus.findUnique({ where: { mode } })) ?? UNKNOWN

export const changeProviderStatus = async (
  mode: ProviderMode,
  change: Partial<ProviderStatus>,
): Promise<void> => {
  await db().providerStatus.upsert({ where: { mode }, create: { mode, ...change }, update: change })
}

/** How many answers to a submission in a row have now been unknown, this one included. */
export const countUnknown = async (mode: ProviderMode): Promise<number> => {
  const row = await db().providerStatus.upsert({
    where: { mode },
    create: { mode, consecutiveUnknowns: 1 },
    update: { consecutiveUnknowns: { increment: 1 } },
    select: { consecutiveUnknowns: true },
  })
  return row.consecutiveUnknowns
}

export const beat = async (name: string, at: Date): Promise<void> => {
  await db().heartbeat.upsert({ where: { name }, create: { name, at }, update: { at } })
}

export const findBeat = async (name: string): Promise<Date | null> =>
  (await db().heartbeat.findUnique({ where: { name } }))?.at ?? null
