import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isMet } from '@/bench/gallery-goals'
import { makePlace, openPlaces, type Place, type Places } from '@/bench/gallery-places'
import { measurePages, measureSizes } from '@/bench/gallery-queries'
import { interleave } from '@/bench/interleave'
import { disconnect } from '@/lib/db/client'

/** A short `npm run bench:gallery`: no figure of so small a run is judged, only that it is there. */
describe('the bench of the gallery', () => {
  let places: Places
  const made: Place[] = []
  beforeAll(async () => {
    places = await openPlaces({ renders: 3, files: 6 })
    for (const videos of [60, 120]) {
      for (const kind of ['sqlite', 'postgresql'] as const) {
        made.push(await makePlace(places, kind, videos))
      }
    }
  }, 180_000)
  afterAll(async () => {
    for (const place of made) {
      place.enter()
      await disconnect()
    }
    await places.end()
  })

  it.each(['sqlite', 'postgresql'])(
    'finds on %s by each filter what the raw statement finds',
    async (kind) => {
      for (const place of made.filter((each) => each.kind === kind)) {
        const figures = await measurePages(place, 1, 1)
        expect(figures.length).toBeGreaterThan(20)
        for (const { name, value } of figures) {
          expect({ name, isNumber: value > 0 && Number.isFinite(value) }).toEqual({
            name,
            isNumber: true,
          })
        }
      }
    },
    120_000,
  )

  it('compares many videos with few, each in its own database', async () => {
    const own = made.filter(({ kind }) => kind === 'sqlite')
    const [figure] = await measureSizes(own, 3, 3)
    expect(figure?.name).toBe('120 / 60 videos')
    expect(figure?.value).toBeGreaterThan(0)
  })

  it('lets each be first and last as often as the others', async () => {
    const order: string[] = []
    const run = (name: string) => async () => void order.push(name)
    const runs = { a: run('a'), b: run('b') }
    await interleave(runs, { repeats: 8, clock: 'wall', warm: 0 })
    const firsts = order.filter((_, index) => index % 2 === 0)
    expect(firsts.filter((name) => name === 'a')).toHaveLength(4)
    expect(order).toHaveLength(16)
  })

  it('judges a figure by its goal alone', () => {
    const figure = { name: 'x', value: 3 }
    expect(isMet(figure)).toBe(true)
    expect(isMet({ ...figure, most: 2.9 })).toBe(false)
    expect(isMet({ ...figure, least: 3 })).toBe(true)
    expect(isMet({ ...figure, value: Number.NaN, most: 3 })).toBe(false)
  })
})
