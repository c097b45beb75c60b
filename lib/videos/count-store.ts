import { db, Prisma } from '@/lib/db/client'
import { quarterOf } from '@/lib/videos/place'
import type { VideoOwner } from '@/lib/videos/store'
import type { DayCount, MonthCount } from '@/lib/videos/video-view'
import { monthKeyOf, nextDay, nextMonth, startOfDay } from '@/lib/videos/zoned-day'

/**
 * Counts of the unfiltered gallery, added up from those that are kept by quarters of an hour: for
 * the days and months of any time zone, without looking at a video. Those in the trash are not in.
 */

/** Quarters of an hour since 1970: from the first one to before the second one. */
type Quarters = { from: number; before: number }

const MODES = { kling: Prisma.raw(`'kling'`), emulated: Prisma.raw(`'emulated'`) }

/** At most as many as either database takes parameters in one statement. */
const MOST_STRETCHES = 1_000

/** How many videos each of these has, in their order. */
const sumEach = async (owner: VideoOwner, stretches: Quarters[]): Promise<number[]> => {
  if (stretches.length === 0) return []
  if (stretches.length > MOST_STRETCHES) {
    const [first, rest] = [stretches.slice(0, MOST_STRETCHES), stretches.slice(MOST_STRETCHES)]
    return [...(await sumEach(owner, first)), ...(await sumEach(owner, rest))]
  }
  const asked = stretches.map(
    ({ from, before }, at) =>
      Prisma.sql`(CAST(${at} AS INTEGER), CAST(${from} AS INTEGER), CAST(${before} AS INTEGER))`,
  )
  const rows = await db().$queryRaw<{ at: number | bigint; videos: number | bigint | null }[]>`
    SELECT asked."column1" AS "at", (
      SELECT CAST(SUM(c."videos") AS INTEGER) FROM "VideoCount" c
      WHERE c."workspaceId" = ${owner.workspaceId} AND c."providerMode" = ${MODES[owner.providerMode]}
        AND c."quarter" >= asked."column2" AND c."quarter" < asked."column3"
    ) AS "videos" FROM (VALUES ${Prisma.join(asked)}) AS asked`
  const sums = new Map(rows.map(({ at, videos }) => [Number(at), Number(videos ?? 0)]))
  return stretches.map((_, at) => sums.get(at) ?? 0)
}

const quartersOf = (from: Date, before: Date): Quarters => ({
  from: quarterOf(from),
  before: quarterOf(before),
})

/** All of them. */
export const countAll = async (owner: VideoOwner): Promise<number> => {
  const sums = await db().videoCount.aggregate({ where: owner, _sum: { videos: true } })
  return sums._sum.videos ?? 0
}

/** The months that have videos, newest first, in a time zone. */
export const countMonths = async (owner: VideoOwner, timeZone: string): Promise<MonthCount[]> => {
  const has = { ...owner, videos: { gt: 0 } }
  const [first, last] = await Promise.all(
    (['asc', 'desc'] as const).map((quarter) =>
      db().videoCount.findFirst({ where: has, orderBy: { quarter }, select: { quarter: true } }),
    ),
  )
  if (!first || !last) return []
  const months = monthsBetween(instantOfQuarter(first), instantOfQuarter(last), timeZone)
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

const instantOfQuarter = ({ quarter }: { quarter: number }) => new Date(quarter * 15 * 60_000)

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
