import { beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { dayKeyOf } from '@/lib/intl/format'
import { countAll, countDays, countMonths } from '@/lib/videos/count-store'
import { countVideos } from '@/lib/videos/store'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'

const ZONES = [
  ...['UTC', 'Asia/Seoul', 'Europe/Istanbul', 'Asia/Kathmandu', 'Asia/Kolkata', 'Pacific/Chatham'],
  ...['America/New_York', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Kiritimati'],
  ...['Africa/Cairo', 'America/Santiago', 'Etc/GMT+12'],
]

/** About every month's end and every change of a clock, and between. */
const INSTANTS = Array.from({ length: 60 }, (_, at) => {
  const month = Date.UTC(2025, at % 20, 1)
  const hours = [-14, -12.25, -5.75, -0.001, 0, 3, 4.5, 6.25, 9, 11.999, 24 * 7 + 2, 24 * 24 + 22]
  return new Date(month + Math.round((hours[at % hours.length] ?? 0) * 3_600_000) + at)
})

describeOnEachDatabase('the counts of videos', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  const owner = () => ({
    workspaceId: studio.scope.workspaceId,
    providerMode: 'emulated' as const,
  })

  beforeAll(async () => {
    studio = await makeWorkspace()
    for (const createdAt of INSTANTS) await makeVideo(studio, { createdAt })
    await makeVideo(await makeWorkspace(), { createdAt: new Date('2025-06-01') })
    await makeVideo(studio, { providerMode: 'kling', createdAt: new Date('2025-06-01') })
  })

  const tally = (keys: string[]) =>
    [...new Set(keys)]
      .sort()
      .reverse()
      .map((key) => [key, keys.filter((each) => each === key).length])

  it.each(ZONES)('by month in %s are those of the rows', async (timeZone) => {
    const months = await countMonths(owner(), timeZone)
    const expected = tally(INSTANTS.map((at) => dayKeyOf(at, timeZone).slice(0, 7)))
    expect(months.map(({ month, videos }) => [month, videos])).toEqual(expected)
  })

  it.each(ZONES)('by day in %s are those of the rows', async (timeZone) => {
    const expected = tally(INSTANTS.map((at) => dayKeyOf(at, timeZone)))
    const keys = expected.map(([day]) => String(day))
    const days = await countDays(owner(), [...keys, '2030-01-01'], timeZone)
    expect(days.map(({ day, videos }) => [day, videos])).toEqual([...expected, ['2030-01-01', 0]])
  })

  it('are all of them together', async () => {
    expect(await countAll(owner())).toBe(INSTANTS.length)
    expect(await countDays(owner(), [], 'UTC')).toEqual([])
  })

  it('leave out what went into the trash, to the last of a month', async () => {
    const other = await makeWorkspace()
    const own = { ...owner(), workspaceId: other.scope.workspaceId }
    const createdAt = new Date('2026-03-03T03:03:03Z')
    await makeVideo(other, { createdAt })
    await inTransaction((tx) => countVideos(tx, { ...own, createdAt }, -1))
    expect([await countAll(own), await countMonths(own, 'UTC')]).toEqual([0, []])
    expect(await db().videoCount.count({ where: own })).toBe(1)
  })

  it('of many days are asked in parts', async () => {
    const days = Array.from({ length: 1_500 }, (_, at) =>
      new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10),
    )
    const counted = await countDays(owner(), days, 'UTC')
    expect(counted.map(({ day }) => day)).toEqual(days)
    expect(counted.reduce((sum, { videos }) => sum + videos, 0)).toBe(INSTANTS.length)
  })
})
