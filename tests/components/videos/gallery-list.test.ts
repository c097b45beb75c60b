import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AskError } from '@/components/ui/ask-studio'
import { makeGalleryList, type PageStart } from '@/components/videos/gallery-list'
import { say } from '@/lib/intl/said'
import type { VideoPage, VideoView } from '@/lib/videos/video-view'

/** A studio of so many videos, newest first, in pages of so many. */
const studioOf = (count: number, size: number) => {
  const page = (from: number, to: number): VideoPage => ({
    videos: Array.from({ length: to - from }, (_, at) => ({ id: `${from + at}` }) as VideoView),
    nextCursor: to < count ? `${to}` : null,
    newerCursor: from > 0 ? `${from}` : null,
  })
  return async (start: PageStart): Promise<VideoPage> => {
    if (!start) return page(0, Math.min(size, count))
    if ('newer' in start) return page(Math.max(0, Number(start.newer) - size), Number(start.newer))
    const from = Number('at' in start ? start.at : start.cursor)
    return page(from, Math.min(count, from + size))
  }
}

const idsOf = (list: ReturnType<typeof makeGalleryList>) =>
  (list.read().pages ?? []).flatMap((page) => page.map(({ id }) => Number(id)))

describe('the pages of a gallery', () => {
  it('follow each other without a gap or a double, whichever way they are asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(59),
        fc.array(fc.constantFrom('older', 'newer'), { maxLength: 20 }),
        async (count, size, at, ways) => {
          const list = makeGalleryList(studioOf(count, size), null)
          await list.begin(`${at % count}`)
          for (const way of ways) await list[way as 'older' | 'newer']()
          const ids = idsOf(list)
          expect(ids).toEqual(ids.map((_, offset) => (ids[0] ?? 0) + offset))
          expect(list.read().older === null).toBe(ids.at(-1) === count - 1)
          expect(list.read().newer === null).toBe(ids[0] === 0)
        },
      ),
    )
  })

  it('are asked for once at a time in each direction', async () => {
    let asked = 0
    const studio = studioOf(30, 5)
    const list = makeGalleryList((start) => {
      asked += 1
      return studio(start)
    }, null)
    await list.begin('10')
    await Promise.all([list.older(), list.older(), list.newer(), list.newer()])
    expect(asked).toBe(3)
    expect(idsOf(list)).toEqual(Array.from({ length: 15 }, (_, at) => at + 5))
  })

  it('that were asked for before a jump do not come into what it leads to', async () => {
    const studio = studioOf(30, 5)
    const waiting: (() => void)[] = []
    const list = makeGalleryList(async (start) => {
      if (start && 'cursor' in start) await new Promise<void>((go) => waiting.push(go))
      return studio(start)
    }, null)
    await list.begin(null)
    const late = list.older()
    await list.begin('20')
    for (const go of waiting) go()
    await late
    expect(idsOf(list)).toEqual([20, 21, 22, 23, 24])
    expect(list.read().busy).toEqual({ first: false, older: false, newer: false })
    expect(list.takeGoal()).toBe('20')
    expect(list.takeGoal()).toBeNull()
  })

  it('that could not be had are asked for again', async () => {
    const studio = studioOf(12, 5)
    let isDown = false
    const list = makeGalleryList(async (start) => {
      if (isDown) throw new AskError(say('gallery.unreachable'))
      return studio(start)
    }, null)
    await list.begin(null)
    isDown = true
    await list.older()
    expect(list.read().problem?.of).toBe('older')
    expect(idsOf(list)).toHaveLength(5)
    isDown = false
    await list.again()
    expect(list.read().problem).toBeNull()
    expect(idsOf(list)).toHaveLength(10)
  })
})
