import { type Figure, isMet, printFigures } from '@/bench/gallery-goals'
import { makePlace, openPlaces, type Place } from '@/bench/gallery-places'
import { measurePages, measureSizes } from '@/bench/gallery-queries'
import { measureRoute } from '@/bench/gallery-route'
import { measureScroll } from '@/bench/gallery-scroll'
import { serveGallery } from '@/bench/gallery-studio'
import { measureFirstView } from '@/bench/gallery-view'
import { disconnect } from '@/lib/db/client'

// `npm run bench:gallery [sizes] [repeats] [parts]`: how quick the gallery is, each figure as a
// ratio within this run. On both databases: its pages, searches and filters beside the statement
// that somebody would write for each on the bare driver, deep pages beside the first, many videos
// beside few. Then, in a browser and on SQLite: its route beside an empty one of the same
// framework, what its first view transfers, and two hundred page-downs beside an empty page. The
// parts are sqlite, postgresql, route, view and scroll; the last three need `npm run build`. It ends with a
// line of JSON and exits with 1 when a goal is missed. Small and quick: `-- 1000,4000 20 sqlite`.

const [sizes = '1000,10000,100000', times = '40', named = 'sqlite,postgresql,route,view,scroll'] =
  process.argv.slice(2)
const counts = sizes.split(',').map(Number)
const repeats = Number(times)
const parts = named.split(',')

const tables: { title: string; figures: Figure[] }[] = []
const tell = (title: string, figures: Figure[]) => {
  if (figures.length === 0) return
  tables.push({ title, figures })
  printFigures(title, figures)
}

const places = await openPlaces()
const made: Place[] = []
let isOver = false
try {
  const add = async (kind: Place['kind'], videos: number): Promise<Place> => {
    const startedAt = performance.now()
    const place = await makePlace(places, kind, videos)
    made.push(place)
    const seconds = Math.round((performance.now() - startedAt) / 1000)
    console.log(`seeded ${videos} videos on ${kind} in ${seconds} s`)
    return place
  }
  for (const kind of ['sqlite', 'postgresql'] as const) {
    if (!parts.includes(kind)) continue
    const own: Place[] = []
    for (const videos of counts) own.push(await add(kind, videos))
    for (const place of own) {
      tell(`${kind}, ${place.videos} videos: product / raw`, await measurePages(place, repeats))
    }
    tell(`${kind}, many beside few`, await measureSizes(own, repeats))
  }
  if (['route', 'view', 'scroll'].some((part) => parts.includes(part))) {
    const most = Math.max(...counts)
    const there = made.find(({ kind, videos }) => kind === 'sqlite' && videos === most)
    const largest = there ?? (await add('sqlite', most))
    const studio = await serveGallery(largest)
    try {
      const { videos } = largest
      if (parts.includes('route')) {
        tell(`the route, ${videos} videos`, await measureRoute(studio, repeats))
      }
      if (parts.includes('view')) {
        tell(`a first view, ${videos} videos`, await measureFirstView(studio))
      }
      if (parts.includes('scroll')) {
        tell(`paging down, ${videos} videos, 4× slower`, await measureScroll(studio))
      }
    } finally {
      await studio.stop()
    }
  }
  isOver = true
} finally {
  for (const place of made) {
    place.enter()
    await disconnect()
  }
  await places.end()
}
const met = isOver && tables.every(({ figures }) => figures.every(isMet))
console.log(JSON.stringify({ met, sizes: counts, repeats, tables }))
process.exit(met ? 0 : 1)
