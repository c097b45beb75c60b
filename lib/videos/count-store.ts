import { db, Prisma, readDirectly } from '@/lib/db/client'
import { quarterOf } from '@/lib/videos/place'
import type { VideoOwner } from '@/lib/videos/store'
import type { DayCount, MonthCount } from '@/lib/videos/video-view'
import { monthKeyOf, nextDay, nextMonth, startOfDay } from '@/lib/videos/zoned-day'

/**
 * Counts of the unfiltered gallery, added up from those that are kept by quarters of an hour and by
 * days of UTC: for the days and months of any time zone, without looking at a video and however many
 * years there are. Those in the trash are not in.
 */

/** Quarters of an hour since 1970: from the first one to before the second one. */
type Quarters = { from: number; before: number }

const MODES = { kling: Prisma.raw(`'kling'`), emulated: Prisma.raw(`'emulated'`) }

const PER_DAY = 96
/** So that a statement has fewer parameters than either database takes. */
const MOST_STRETCHES = 1_000

const integer = (value: number) => Prisma.sql`CAST(${value} AS INTEGER)`

/** How many videos each of these has, in their order. */
const sumEach = async (owner: VideoOwner, stretches: Quarters[]): Promise<number[]> => {
  if (stretches.length === 0) return []
  if (stretches.length > MOST_STRETCHES) {
    const [first, rest] = [stretches.slice(0, MOST_STRETCHES), stretches.slice(MOST_STRETCHES)]
    return [...(await sumEach(owner, first)), ...(await sumEach(owner, rest))]
  }
  const asked = stretches.map((stretch, at) => {
    const { from, before } = stretch
    // The whole days of UTC within, and what is left of days at both ends.
    const first = Math.ceil(from / PER_DAY)
    const after = Math.max(first, Math.floor(before / PER_DAY))
    const head = Math.min(before, first * PER_DAY)
    const tail = Math.max(head, after * PER_DAY)
    return Prisma.sql`(${Prisma.join([at, from, head, first, after, tail, before].map(integer))})`
  })
  const mode = MODES[owner.providerMode]
  const quarters = (from: string, before: string) => Prisma.sql`COALESCE((
    SELECT SUM(c."videos") FROM "VideoCount" c
    WHERE c."workspaceId" = ${owner.workspaceId} AND c."providerMode" = ${mode}
      AND c."quarter" >= ${Prisma.raw(from)} AND c."quarter" < ${Prisma.raw(before)}), 0)`
  const rows = await readDirectly(Prisma.sql`
    SELECT asked."column1" AS "at", CAST(
      ${quarters('asked."column2"', 'asked."column3"')}
      + ${quarters('asked."column6"', 'asked."column7"')}
      + COALESCE((
        SELECT SUM(d."videos") FROM "VideoDayCount" d
        WHERE d."workspaceId" = ${owner.workspaceId} AND d."providerMode" = ${mode}
          AND d."day" >= asked."column4" AND d."day" < asked."column5"), 0) AS INTEGER
    ) AS "videos" FROM (VALUES ${Prisma.join(asked)}) AS asked`)
  const sums = new Map(rows.map(([at, videos]) => [Number(at), Number(videos)]))
  return stretches.map((_, at) => sums.get(at) ?? 0)
}

const quartersOf = (from: Date, before: Date): Quarters => ({
  from: quarterOf(from),
  before: quarterOf(before),
})

/** All of them. */
export const countAll = async (owner: VideoOwner): Promise<number> => {
  const sums = await db().videoDayCount.aggregate({ where: owner, _sum: { videos: true } })
  return sums._sum.videos ?? 0
}

/** The months that have videos, newest first, in a time zone. */
export const countMonths = async (owner: VideoOwner, timeZone: string): Promise<MonthCount[]> => {
  const has = { ...owner, videos: { gt: 0 } }
  const [first, last] = await Promise.all(
    (['asc', 'desc'] as const).map((day) =>
      db().videoDayCount.findFirst({ where: has, orderBy: { day }, select: { day: true } }),
    ),
  )
  if (!first || !last) return []
  // A day of UTC reaches from the day before to the one after of any zone.
  const months = monthsBetween(startOfUtc(first.day), startOfUtc(last.day + 1), timeZone)
  const sums = await sumEach(
    owner,
    months.map((month) =>
      quartersOf(
        startOfDay(`${month}-01`, timeZone),
        startOfDay(`${nextMonth(month)}-01`, timeZone),
      ),
    ),
  )
  return months
    .map((month, at) => ({ month, videos: sums[at] ?? 0 }))
    .filter(({ videos }) => videos > 0)
    .reverse()
}

const startOfUtc = (day: number) => new Date(day * 24 * 3_600_000)

const monthsBetween = (first: Date, last: Date, timeZone: string): string[] => {
  const months = [monthKeyOf(first, timeZone)]
  const end = monthKeyOf(last, timeZone)
  for (;;) {
    const month = months.at(-1) ?? end
    if (month >= end) return months
    months.push(nextMonth(month))
  }
}

/** How many videos each of these days has, in a time zone. */
export const countDays = async (
  owner: VideoOwner,
  days: string[],
  timeZone: string,
): Promise<DayCount[]> => {
  const sums = await sumEach(
    owner,
    days.map((day) => quartersOf(startOfDay(day, timeZone), startOfDay(nextDay(day), timeZone))),
  )
  return days.map((day, at) => ({ day, videos: sums[at] ?? 0 }))
}
