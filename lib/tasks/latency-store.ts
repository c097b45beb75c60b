import { db } from '@/lib/db/client'
import { rememberFor } from '@/lib/db/remember'
import type { ProviderMode } from '@/lib/env'
import { CATALOG, KLING_TYPES, type KlingType } from '@/lib/kling/catalog'
import type { Latency, Timed } from '@/lib/kling/latency'
import { type Lesson, latencyOf } from '@/lib/kling/learn-latency'
import type { TaskSettings } from '@/lib/kling/settings'

/** Ended tasks of one type that are read; what is older says little about today. */
const MOST_LESSONS = 400
const KEPT_MS = 30_000

/** The provider ended these; what it ended without a time (a person did, or we slept) has none. */
const ENDED = ['archiving', 'done', 'failed'] as const

const listLessons = async (providerMode: ProviderMode, type: KlingType): Promise<Lesson[]> => {
  const rows = await db().task.findMany({
    where: { providerMode, type, state: { in: [...ENDED] }, latencySeconds: { not: null } },
    orderBy: { createdAt: 'desc' },
    take: MOST_LESSONS,
    select: { settings: true, latencySeconds: true, state: true },
  })
  return rows.map(({ settings, latencySeconds, state }) => {
    const { durationSeconds, sound } = settings as unknown as TaskSettings
    return {
      settings: { type, durationSeconds, sound },
      ended: { seconds: latencySeconds ?? 0, failed: state === 'failed' },
    }
  })
}

type Family = (settings: Timed) => Latency

/** What was learned of all types of one model and mode. */
const readFamily = rememberFor(KEPT_MS, async (key): Promise<Family> => {
  const [providerMode, ...types] = key.split(' ') as [ProviderMode, ...KlingType[]]
  const lessons = await Promise.all(types.map((type) => listLessons(providerMode, type)))
  const learned = new Map<string, Latency>()
  return (settings) => {
    const { type, durationSeconds, sound } = settings
    const bucket = [type, durationSeconds, sound].join()
    const latency = learned.get(bucket) ?? latencyOf(settings, lessons.flat())
    learned.set(bucket, latency)
    return latency
  }
})

const familyOf = (type: KlingType): KlingType[] => {
  const { model, mode } = CATALOG[type]
  return KLING_TYPES.filter((one) => CATALOG[one].model === model && CATALOG[one].mode === mode)
}

/**
 * How long tasks take, as ended ones of all workspaces of this provider taught it; the answer is
 * at most half a minute old.
 * @param types those that will be asked about
 */
export const readLatencies = async (
  providerMode: ProviderMode,
  types: readonly KlingType[],
): Promise<(settings: Timed) => Latency> => {
  const families = new Map(
    await Promise.all(
      [...new Set(types)].map(
        async (type) =>
          [type, await readFamily([providerMode, ...familyOf(type)].join(' '))] as const,
      ),
    ),
  )
  return (settings) => {
    const family = families.get(settings.type)
    if (!family) throw new Error(`the latency of ${settings.type} was not read`)
    return family(settings)
  }
}
