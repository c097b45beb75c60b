import { casesOf } from '@/bench/gallery-cases'
import type { Figure } from '@/bench/gallery-goals'
import type { Place } from '@/bench/gallery-places'
import { openRaw, rawPages } from '@/bench/gallery-raw'
import { type Clock, interleave } from '@/bench/interleave'
import { db } from '@/lib/db/client'
import type { GalleryQuery } from '@/lib/videos/gallery-query'
import type { GalleryStart } from '@/lib/videos/gallery-start'
import { readGallery } from '@/lib/videos/read-gallery'
import { toVideoFilter } from '@/lib/videos/video-filter'

const MOST = { besideRaw: 3, deep: 1.2, large: 1.3 }
const NEWEST: GalleryStart = { at: 'newest' }

const ms = (value: number) => `${value.toFixed(2)} ms`

/** SQLite lives in this process, PostgreSQL in another. */
const clockOf = ({ kind }: Place): Clock => (kind === 'sqlite' ? 'processor' : 'wall')

/** So often before the first figure: what runs for days is as quick as it will ever be. */
const WARM_UP = 300

/** One page as the product makes it; days and counts are asked for apart. */
const read = ({ scope }: Place, query: GalleryQuery, start: GalleryStart = NEWEST) =>
  readGallery(scope, { query, start, timeZone: null, withCount: false })

/** Where so many are newer. */
const placeAt = async ({ scope }: Place, newer: number): Promise<GalleryStart> => {
  const { place } = await db().video.findFirstOrThrow({
    where: { workspaceId: scope.workspaceId },
    orderBy: { place: 'desc' },
    skip: newer - 1,
    select: { place: true },
  })
  return { at: 'older', than: place }
}

const PAGE = 48

type Run = () => Promise<unknown[]>

const quickest = async ([first, ...rest]: Run[], at: { repeats: number; clock: Clock }) => {
  if (!first) throw new Error('There is no raw statement.')
  let best = first
  for (const other of rest) {
    const took = await interleave({ best, other }, at)
    if (took.other < took.best) best = other
  }
  return best
}

const idsOf = (rows: readonly unknown[]) => rows.map((row) => (row as { id: string }).id)

/** The page beside its raw statement, deep pages beside the first, and each filter beside its own. */
export const measurePages = async (
  place: Place,
  repeats: number,
  warmUp = WARM_UP,
): Promise<Figure[]> => {
  place.enter()
  const raw = await openRaw(place)
  const figures: Figure[] = []
  const at = { repeats, clock: clockOf(place) }
  for (let time = 0; time < warmUp; time++) await read(place, {})
  const beside = async (name: string, query: GalleryQuery) => {
    const prepared = await quickest(
      rawPages(place, toVideoFilter(query, 'UTC')).map((statement) => raw.prepare(statement)),
      at,
    )
    // Both begin at the question: nobody has the words of a search before they are cut and folded,
    // and beside an empty answer of 0.01 ms that is the half of it.
    const run = () => {
      toVideoFilter(query, 'UTC')
      return prepared()
    }
    const [rows, page] = [await run(), await read(place, query)]
    const cells: [string][] = JSON.parse(`[${page.lines}]`)
    if (idsOf(rows).slice(0, PAGE).join() !== cells.map(([id]) => id).join()) {
      throw new Error(`${name}: the raw statement finds other videos than the product`)
    }
    const took = await interleave({ product: () => read(place, query), raw: run }, at)
    const of = `${ms(took.product)} / ${ms(took.raw)}, ${cells.length} videos`
    figures.push({ name, value: took.product / took.raw, most: MOST.besideRaw, of })
  }
  try {
    await beside('a page', {})
    const [half, end] = [
      await placeAt(place, Math.floor(place.videos / 2)),
      await placeAt(place, place.videos - PAGE - 1),
    ]
    const deep = await interleave(
      {
        first: () => read(place, {}),
        half: () => read(place, {}, half),
        end: () => read(place, {}, end),
      },
      at,
    )
    for (const name of ['half', 'end'] as const) {
      const of = `${ms(deep[name])} / ${ms(deep.first)}`
      figures.push({
        name: `at the ${name} / first`,
        value: deep[name] / deep.first,
        most: MOST.deep,
        of,
      })
    }
    for (const { name, query } of await casesOf(place)) await beside(name, query)
  } finally {
    await raw.end()
  }
  return figures
}

/** The first page of the largest beside that of the smallest. */
export const measureSizes = async (
  places: Place[],
  repeats: number,
  warm = WARM_UP,
): Promise<Figure[]> => {
  const [small, large] = [places[0], places.at(-1)]
  if (!small || !large || small === large) return []
  const first = (place: Place) => () => {
    place.enter()
    return read(place, {})
  }
  const at = { repeats, clock: clockOf(large), warm }
  const took = await interleave({ small: first(small), large: first(large) }, at)
  const of = `${ms(took.large)} / ${ms(took.small)}`
  const name = `${large.videos} / ${small.videos} videos`
  return [{ name, value: took.large / took.small, most: MOST.large, of }]
}
