import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawnDays } from '@/lib/videos/drawn-rows'
import { findPlace, type LaidDay, layDays, placeAt, tileWidth } from '@/lib/videos/gallery-rows'
import { tileNeighbour } from '@/lib/videos/tile-neighbour'

const SHAPES = [
  [1920, 1080],
  [1080, 1920],
  [1080, 1080],
  [3000, 400],
] as const

const metrics = fc.record({
  width: fc.double({ min: 240, max: 2400, noNaN: true }),
  row: fc.double({ min: 120, max: 184, noNaN: true }),
  gap: fc.constant(8),
  heading: fc.constant(52),
  dayWidth: fc.constant(176),
  dayGap: fc.constant(24),
})

const gallery = fc
  .array(fc.array(fc.constantFrom(...SHAPES), { minLength: 1, maxLength: 40 }), { maxLength: 12 })
  .map((days) =>
    days.map((shapes, day) => ({
      // Of a few months, newest first.
      day: `2026-${String(12 - Math.floor(day / 5)).padStart(2, '0')}-${28 - (day % 5)}`,
      complete: true,
      items: shapes.map(([width, height], at) => ({ id: `${day}-${at}`, width, height })),
    })),
  )

const idsOf = (days: { items: { id: string }[] }[]) =>
  days.flatMap(({ items }) => items.map(({ id }) => id))

describe('the rows of the gallery', () => {
  it('have every video once, in its order, and every day begins one', () => {
    fc.assert(
      fc.property(gallery, metrics, (days, box) => {
        const laid = layDays(days, box)
        const shown = laid.days.flatMap(({ rows, items }) =>
          rows.flatMap(({ from, to }) => items.slice(from, to).map(({ id }) => id)),
        )
        expect(shown).toEqual(idsOf(days))
        for (const day of laid.days) {
          expect(day.rows[0]?.from).toBe(0)
          expect(day.rows[0]?.top).toBe(box.heading)
        }
      }),
    )
  })

  it('fill the width without ever being wider, and are never lower than they may be', () => {
    fc.assert(
      fc.property(gallery, metrics, (days, box) => {
        for (const { rows, items } of layDays(days, box).days) {
          for (const { from, to, height, isFull } of rows) {
            const tiles = items.slice(from, to)
            const gaps = box.gap * (tiles.length - 1)
            const wide = tiles.reduce((sum, tile) => sum + tileWidth(tile, height), gaps)
            expect(wide).toBeLessThanOrEqual(box.width)
            if (isFull) expect(wide).toBeGreaterThan(box.width - 1 - tiles.length / 64)
            if (tiles.length > 1) expect(height).toBeGreaterThan(box.row - 1 / 32)
          }
        }
      }),
    )
  })

  it('stay where they are when older videos come, but for the last, which was not full', () => {
    fc.assert(
      fc.property(gallery, metrics, fc.nat(40), (days, box, more) => {
        const before = layDays(days, box)
        const last = days.at(-1)
        if (!last) return
        const items = Array.from({ length: more }, (_, at) => ({
          id: `more ${at}`,
          width: 16,
          height: 9,
        }))
        const grown = [...days.slice(0, -1), { ...last, items: [...last.items, ...items] }]
        const after = layDays(grown, box)
        expect(after.days.slice(0, -1)).toEqual(before.days.slice(0, -1))
        const full = before.days.at(-1)?.rows.filter(({ isFull }) => isFull) ?? []
        expect(after.days.at(-1)?.rows.slice(0, full.length)).toEqual(full)
      }),
    )
  })
})

describe('small days', () => {
  const BOX = { width: 1000, row: 160, gap: 8, heading: 52, dayWidth: 176, dayGap: 24 }
  const dayOf = (day: string, count = 1) => ({
    day,
    complete: true,
    items: Array.from({ length: count }, (_, at) => ({ id: `${day} ${at}`, width: 1, height: 1 })),
  })

  it('stand side by side, and every month begins a line', () => {
    const days = ['2026-10-03', '2026-10-02', '2026-09-30', '2026-09-29'].map((day) => dayOf(day))
    days.push(dayOf('2026-09-28', 9), dayOf('2026-09-27', 5), dayOf('2026-09-26'))
    const line = 52 + 160
    const laid = layDays(days, BOX)
    const nine = laid.days[4]?.height ?? 0
    expect(laid.days.map(({ day, left, top }) => [day, left, top])).toEqual([
      ['2026-10-03', 0, 0],
      ['2026-10-02', 200, 0],
      ['2026-09-30', 0, line],
      ['2026-09-29', 200, line],
      ['2026-09-28', 0, 2 * line],
      // 832 wide: there is just no room for another one.
      ['2026-09-27', 0, 2 * line + nine],
      ['2026-09-26', 0, 3 * line + nine],
    ])
    expect(laid.height).toBe(4 * line + nine)
  })

  it('do not move when newer or older ones come', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 20, maxLength: 40 })
    fc.assert(
      fc.property(lengths, metrics, fc.nat(), fc.nat(), fc.nat(), (counts, box, a, b, c) => {
        const days = counts.map((count, at) =>
          dayOf(`2026-${String(12 - Math.floor(at / 7)).padStart(2, '0')}-${28 - (at % 7)}`, count),
        )
        const month = days[a % days.length]?.day.slice(0, 7) ?? ''
        const first = days.findIndex(({ day }) => day.slice(0, 7) === month)
        // A part around the beginning, and all of it.
        const from = first - (b % (first + 1))
        const to = days.length - (c % (days.length - first))
        const part = layDays(days.slice(from, to), box, { month, isOpen: true })
        const whole = layDays(days, box, { month, isOpen: false })
        const topOf = (laid: typeof whole, of?: string) =>
          laid.days.find(({ day }) => day === of)?.top ?? Number.NaN
        const begun = days[first]?.day
        for (const { day, left, top } of part.days) {
          expect(whole.days.find((one) => one.day === day)?.left).toBe(left)
          expect(topOf(whole, day) - topOf(whole, begun)).toBeCloseTo(top - topOf(part, begun))
        }
      }),
    )
  })

  it('lead up and down to the nearest centre of a whole line', () => {
    const days = ['2026-10-05', '2026-10-04', '2026-10-03'].map((day) => dayOf(day))
    const laid = layDays([...days, dayOf('2026-09-30', 5), dayOf('2026-08-30')], BOX)
    expect(tileNeighbour(laid, '2026-09-30 2', 'ArrowUp')).toBe('2026-10-03 0')
    expect(tileNeighbour(laid, '2026-09-30 1', 'ArrowUp')).toBe('2026-10-04 0')
    expect(tileNeighbour(laid, '2026-10-03 0', 'ArrowDown')).toBe('2026-09-30 2')
    expect(tileNeighbour(laid, '2026-10-05 0', 'ArrowRight')).toBe('2026-10-04 0')
    expect(tileNeighbour(laid, '2026-10-05 0', 'ArrowUp')).toBeNull()
    expect(tileNeighbour(laid, '2026-08-30 0', 'ArrowDown')).toBeNull()
  })
})

describe('what is drawn of it', () => {
  const stretch = fc.record({ from: fc.integer({ min: -500, max: 9000 }), long: fc.nat(4000) })

  it('stands below or beside each other without touching, and within all', () => {
    fc.assert(
      fc.property(gallery, metrics, stretch, (days, box, { from, long }) => {
        const laid = layDays(days, box)
        let before: LaidDay<unknown> | undefined
        let lowest = 0
        for (const { day, rows } of drawnDays(laid, { from, to: from + long }, null)) {
          if (before?.top === day.top) {
            expect(day.left).toBeGreaterThanOrEqual(before.left + before.width + box.dayGap)
            expect(day.day.slice(0, 7)).toBe(before.day.slice(0, 7))
          } else {
            expect(day.left).toBe(0)
            expect(day.top).toBeGreaterThanOrEqual(lowest)
          }
          expect(day.left + day.width).toBeLessThanOrEqual(box.width)
          before = day
          lowest = Math.max(lowest, day.top + day.height)
          let end = day.top + box.heading
          for (const row of rows) {
            expect(day.top + row.top).toBeGreaterThanOrEqual(end)
            end = day.top + row.top + row.height + (row === day.rows.at(-1) ? 0 : box.gap)
          }
          expect(end).toBeLessThanOrEqual(day.top + day.height)
        }
        expect(lowest).toBeLessThanOrEqual(laid.height)
      }),
    )
  })

  it('has every row that touches the stretch, and the one that is kept', () => {
    fc.assert(
      fc.property(gallery, metrics, stretch, fc.nat(500), (days, box, { from, long }, kept) => {
        const laid = layDays(days, box)
        const ids = idsOf(days)
        const keep = ids[kept % Math.max(1, ids.length)] ?? null
        const drawn = new Set(
          drawnDays(laid, { from, to: from + long }, keep).flatMap(({ day, rows }) =>
            rows.flatMap((row) => day.items.slice(row.from, row.to).map(({ id }) => id)),
          ),
        )
        if (keep) expect(drawn.has(keep)).toBe(true)
        for (const id of ids) {
          const place = findPlace(laid, id)
          if (!place) throw new Error('every tile has a place')
          const touches = place.top < from + long && place.top + place.row.height > from
          if (touches) expect(drawn.has(id)).toBe(true)
        }
      }),
    )
  })
})

describe('the row at a height', () => {
  it('is the first that ends below it', () => {
    fc.assert(
      fc.property(gallery, metrics, fc.nat(9000), (days, box, y) => {
        const laid = layDays(days, box)
        const place = placeAt(laid, y)
        expect(place === null).toBe(days.length === 0)
        if (!place) return
        const { day, row, at, top } = place
        expect(findPlace(laid, day.items[at]?.id ?? '')).toEqual(place)
        if (y < laid.height) expect(top + row.height).toBeGreaterThan(y)
      }),
    )
  })
})

describe('the keys', () => {
  const box = { width: 1000, row: 160, gap: 8, heading: 52, dayWidth: 176, dayGap: 24 }
  const wide = (id: string) => ({ id, width: 16, height: 9 })
  const laid = layDays(
    [
      { day: 'b', complete: true, items: ['1', '2', '3', '4', '5'].map(wide) },
      { day: 'a', complete: true, items: ['6', '7'].map(wide) },
    ],
    box,
  )
  const from = (id: string, key: string) => tileNeighbour(laid, id, key)

  it('go along the time from day to day', () => {
    expect(from('5', 'ArrowRight')).toBe('6')
    expect(from('6', 'ArrowLeft')).toBe('5')
    expect(from('1', 'ArrowLeft')).toBeNull()
    expect(from('7', 'ArrowRight')).toBeNull()
    expect(from('4', 'Home')).toBe('1')
    expect(from('4', 'End')).toBe('7')
  })

  it('go up and down to the nearest centre, over the end of a day', () => {
    expect(laid.days[0]?.rows.map(({ to }) => to)).toEqual([3, 5])
    expect(from('2', 'ArrowDown')).toBe('5')
    expect(from('4', 'ArrowDown')).toBe('6')
    expect(from('7', 'ArrowUp')).toBe('5')
    expect(from('6', 'ArrowDown')).toBeNull()
    expect(from('1', 's')).toBeNull()
  })
})
