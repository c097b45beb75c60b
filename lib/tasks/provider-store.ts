import { type Db, db } from '@/lib/db/client'
import type { Tx } from '@/lib/db/transaction'
import type { ProviderMode } from '@/lib/env'

/** What all instances know of the provider. Nothing known yet is an empty answer, not an error. */
export type ProviderStatus = {
  /** For people to see; what holds sending up is the limit of lib/tasks/budget.ts. */
  throttledUntil: Date | null
  pauseReason: string | null
  /** Since when sending stands, or, while `pauseReason` is null, since when it goes on again. */
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

export const getProviderStatus = async (
  mode: ProviderMode,
  on: Db = db(),
): Promise<ProviderStatus> => (await on.providerStatus.findUnique({ where: { mode } })) ?? UNKNOWN

/** The same for a transaction, to whose end nobody else can change it. */
export const lockProviderStatus = (mode: ProviderMode, tx: Tx): Promise<ProviderStatus> =>
  tx.providerStatus.upsert({ where: { mode }, create: { mode }, update: { mode } })

export const changeProviderStatus = async (
  mode: ProviderMode,
  change: Partial<ProviderStatus>,
  on: Db = db(),
): Promise<void> => {
  await on.providerStatus.upsert({ where: { mode }, create: { mode, ...change }, update: change })
}

export const beat = async (name: string, at: Date): Promise<void> => {
  await db().heartbeat.upsert({ where: { name }, create: { name, at }, update: { at } })
}

export const findBeat = async (name: string): Promise<Date | null> =>
  (await db().heartbeat.findUnique({ where: { name } }))?.at ?? null
