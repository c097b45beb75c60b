import { describe, expect, it } from 'vitest'
import { countsNow } from '@/components/videos/bulk/counted'
import { makeGalleryList } from '@/components/videos/gallery-list'
import type { VideoPage, VideoView } from '@/lib/videos/video-view'

const video = (id: string, day: string) => ({ id, createdAt: `${day}T12:00:00Z` }) as VideoView

const page = (count: number, ofLast: number): VideoPage => ({
  videos: [video('a', '2026-11-02'), video('b', '2026-11-01'), video('c', '2026-11-01')],
  nextCursor: 'c',
  newerCursor: null,
  count: { videos: count, isMore: false },
  lastDay: { day: '2026-11-01', videos: ofLast },
})

const options = { timeZone: 'UTC', isFiltered: false }

describe('the counts of a gallery', () => {
  it('are without what went into the trash since, and with what came back', async () => {
    let hidden: ReadonlySet<string> = new Set()
    const list = makeGalleryList(
      async () => page(99, 4),
      { page: page(100, 5), month: null },
      () => hidden,
    )
    hidden = new Set(['b'])
    const gone = countsNow(list.read(), hidden, options)
    expect(gone.count?.videos).toBe(99)
    expect(gone.lastDay).toEqual({ day: '2026-11-01', videos: 4 })
    // Told anew by a studio that counts it no more.
    await list.begin('2026-11')
    const told = countsNow(list.read(), hidden, options)
    expect(told).toEqual(gone)
    hidden = new Set()
    expect(countsNow(list.read(), hidden, options).count?.videos).toBe(100)
    expect(countsNow(list.read(), hidden, options).lastDay?.videos).toBe(5)
    // What is of another day takes nothing from it.
    hidden = new Set(['a'])
    expect(countsNow(list.read(), hidden, options).lastDay?.videos).toBe(5)
  })

  it('of a filter lose what it shows alone', () => {
    const list = makeGalleryList(async () => page(0, 0), { page: page(100, 5), month: null })
    const hidden = new Set(['a', 'elsewhere'])
    const now = countsNow(list.read(), hidden, { ...options, isFiltered: true })
    expect(now.count?.videos).toBe(99)
  })
})
